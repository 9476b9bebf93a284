//! How a lane ended: which outcome an error's text means, and each outcome in words.

use crate::units::duration;
use crate::{Lane, Outcome, Recording};

/// The texts of `tokio::time::error::Elapsed`, by `Display` and by `Debug`: a tracing event does
/// not carry the error's type.
const ELAPSED: [&str; 2] = ["deadline has elapsed", "Elapsed(())"];

/// The outcome that an error's text means.
pub(crate) fn outcome_of_error(text: String) -> Outcome {
    if ELAPSED.contains(&text.as_str()) { Outcome::TimedOut } else { Outcome::Failed(text) }
}

impl Recording {
    /// How a lane ended, and what happened to its result.
    pub(crate) fn outcome_words(&self, lane: &Lane) -> String {
        let words = end_words(lane);
        match lane.outcome {
            _ if !self.is_detached(lane) => words,
            Outcome::Open | Outcome::Cancelled => format!("{words} (detached)"),
            _ => format!("{words} (detached: result discarded)"),
        }
    }
}

/// How a lane ended: `finished: 7`, `timed out after 1 s`.
pub(crate) fn end_words(lane: &Lane) -> String {
    let word = lane.outcome.word();
    match (&lane.outcome, lane.end) {
        (Outcome::TimedOut, Some(end)) => {
            format!("{word} after {}", duration(end.at - lane.start.at))
        }
        (Outcome::Cancelled, _) if lane.polls.is_empty() => "cancelled before it ran".to_owned(),
        (outcome, _) if outcome.text().is_empty() => word.to_owned(),
        (outcome, _) => format!("{word}: {}", outcome.text()),
    }
}
