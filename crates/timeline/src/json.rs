//! A recording as JSON, and back.

use serde::de::Error;

use crate::Recording;

impl Recording {
    /// The recording as JSON, complete: [`from_json`](Self::from_json) reads it back, unless it was
    /// built by hand and contradicts itself.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a recording has string keys and finite numbers only")
    }

    /// Reads a recording that [`to_json`](Self::to_json) wrote.
    ///
    /// # Errors
    /// When the text is not JSON, or not a recording; the error says where.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        let recording: Self = serde_json::from_str(text)?;
        recording.holds_together().map_err(serde_json::Error::custom)?;
        Ok(recording)
    }
}
