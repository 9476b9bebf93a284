//! What a command answers, for people and for programs.

use serde_json::Value;

/// An answer in both forms.
pub struct Answer {
    /// For people.
    pub text: String,
    /// For programs, after `--json`.
    pub json: Value,
    /// Whether all that was asked for is solved, or done.
    pub done: bool,
}

impl Answer {
    /// In the form that was asked for.
    pub fn shown(&self, json: bool) -> String {
        match json {
            true => format!("{:#}", self.json),
            false => self.text.clone(),
        }
    }
}
