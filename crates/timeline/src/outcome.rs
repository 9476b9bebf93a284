//! How a lane ended: what an error's text means for it, and the words for an end.

use crate::units::duration;
use crate::{Lane, Outcome, Recording};

/// `tokio::time::error::Elapsed`, as it prints itself and as `Debug` prints it: its type does not
/// reach a tracing event.
const ELAPSED: [&str; 2] = ["deadline has elapsed", "Elapsed(())"];

/// What an error's text means for its lane.
pub(crate) fn outcome_of_error(text: String) -> Outcome {
    if ELAPSED.contains(&text.as_str()) { Outcome::TimedOut } else { Outcome::Failed(text) }
}

impl Recording {
    /// How a lane ended, and what became of its result.
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
