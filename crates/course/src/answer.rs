//! What a command answers, for people and for programs.

use serde_json::Value;

/// An answer in both forms.
pub struct Answer {
    /// The text for people.
    pub text: String,
    /// The value for programs, printed after `--json`.
    pub json: Value,
    /// Whether everything that was asked for is solved, or done.
    pub done: bool,
}

impl Answer {
    /// The answer in the form that was asked for.
    pub fn shown(&self, json: bool) -> String {
        match json {
            true => format!("{:#}", self.json),
            false => self.text.clone(),
        }
    }
}
