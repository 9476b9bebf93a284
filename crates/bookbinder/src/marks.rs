//! The marks of drawings; a page explains each mark where a reader meets it for the first time.

use timeline::{Outcome, Recording};

/// A shape in a drawing, and its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A lane started.
    Start,
    /// The caller went on.
    Resumes,
    /// A lane returned.
    Finished,
    /// A result was ready before anybody took it.
    Untaken,
    /// A lane returned an error.
    Failed,
    /// A lane panicked.
    Panicked,
    /// A lane asked for the cancellation of a task that it had spawned.
    Request,
    /// A lane was dropped.
    Cancelled,
    /// A lane gave up waiting.
    TimedOut,
    /// A lane ran on after the lane that started it had ended.
    RunsOn,
}

impl Mark {
    /// The shape, and its meaning in words.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Start => ("○", "starts; the line behind it is its wait"),
            Self::Resumes => ("▶", "the caller goes on, with what stands beside it"),
            Self::Finished => ("✓", "finishes, with the value beside it"),
            // In a terminal it is ░, which is too faint on a page beside the drawing's own shade.
            Self::Untaken => ("▒", "is done, and its caller takes no notice yet"),
            Self::Failed => ("✕", "ends with an error"),
            Self::Panicked => ("!", "panics"),
            Self::Request => ("▽", "asks a task to stop"),
            Self::Cancelled => ("⊘", "is cut off; what is hatched never ran"),
            Self::TimedOut => ("◐", "gives up waiting"),
            Self::RunsOn => ("╍", "runs on without the one that started it"),
        }
    }

    /// All marks in a recording's drawing.
    pub fn of(recording: &Recording) -> Vec<Self> {
        let mut marks = Vec::new();
        for (place, lane) in recording.lanes.iter().enumerate() {
            let end = match lane.outcome {
                Outcome::Finished(_) if place == 0 => Some(Self::Resumes),
                Outcome::Finished(_) => Some(Self::Finished),
                Outcome::Failed(_) => Some(Self::Failed),
                Outcome::Panicked => Some(Self::Panicked),
                Outcome::Cancelled => Some(Self::Cancelled),
                Outcome::TimedOut => Some(Self::TimedOut),
                Outcome::Open => None,
            };
            let start = (place > 0).then_some(Self::Start);
            let detached = recording.is_detached(lane).then_some(Self::RunsOn);
            let untaken = recording.untaken_until(lane).map(|_| Self::Untaken);
            let request = recording.cancel_request(lane).map(|_| Self::Request);
            marks.extend([start, end, detached, untaken, request].into_iter().flatten());
        }
        marks.sort_unstable();
        marks.dedup();
        marks
    }
}
