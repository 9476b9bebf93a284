//! What a recording holds: lanes, lines, and when everything happened.

use std::borrow::Cow;
use std::fmt;
use std::num::NonZeroU32;
use std::time::Duration;

/// Half of what 64 bits of nanoseconds hold, so that two times can be added: 292 years.
pub(crate) const LONGEST: Duration = Duration::from_nanos(u64::MAX / 2);

/// One recorded run.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(serde::Serialize, serde::Deserialize))]
pub struct Recording {
    /// Lane 0 is the caller (the recorded future itself); the rest in the order they started.
    pub lanes: Vec<Lane>,
    /// What was printed (`tracing` events), in order.
    pub lines: Vec<Line>,
    /// When the caller gave way: the end of each of its polls that left it waiting.
    pub waits: Vec<Moment>,
    /// When the caller ended; when the recording stopped, if the caller had not ended by then.
    pub elapsed: Duration,
}

/// One `#[instrument]`ed future: a task, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(serde::Serialize, serde::Deserialize))]
pub struct Lane {
    /// What the drawing calls it, unique in its recording.
    pub label: String,
    /// The number at the end of its label, ` #2`, where others have the same [`name`](Self::name).
    pub number: Option<NonZeroU32>,
    /// The function's name (the span's), shared by lanes that run the same code.
    pub kind: String,
    /// The lane it was started from, where that is known; `None` for the caller.
    pub parent: Option<usize>,
    /// Ran in a task of its own rather than inside its parent's.
    pub spawned: bool,
    /// First poll.
    pub start: Moment,
    /// Every poll's beginning, the first included.
    pub polls: Vec<Moment>,
    /// When it ended; `None` if it was still there when the recording stopped.
    pub end: Option<Moment>,
    /// How it ended.
    pub outcome: Outcome,
    /// How long it says it takes (the span's field `takes_ms`): where a cancelled lane would have ended.
    pub takes: Option<Duration>,
    /// Where its span was declared, or what the span's fields `code.file.path` and `code.line.number`
    /// say instead; `None` for the caller.
    #[cfg_attr(feature = "json", serde(default, skip_serializing_if = "Option::is_none"))]
    pub place: Option<Location>,
}

/// A line of source code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "json", derive(serde::Serialize, serde::Deserialize))]
pub struct Location {
    /// The file, as the compiler was told of it: in a workspace its path from there.
    pub file: Cow<'static, str>,
    /// Counted from 1.
    pub line: u32,
}

/// As compilers write it, `src/lib.rs:12`.
impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// An instant of a recording, and its place in the order of everything that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "json", derive(serde::Serialize, serde::Deserialize))]
pub struct Moment {
    /// Time since the recording began.
    pub at: Duration,
    /// Counts up with every recorded event, so that events of one instant keep their order.
    pub step: u32,
}

/// How a lane ended.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "json", serde(rename_all = "snake_case", tag = "is", content = "value"))]
pub enum Outcome {
    /// Returned; the text is its value, empty for `()`.
    Finished(String),
    /// Returned an error; the text is the error's.
    Failed(String),
    /// Returned tokio's `Elapsed`: it gave up at a deadline.
    TimedOut,
    /// Unwound.
    Panicked,
    /// Dropped before it ended.
    Cancelled,
    /// Had not ended when the recording stopped.
    Open,
}

/// One printed line.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(serde::Serialize, serde::Deserialize))]
pub struct Line {
    /// When.
    pub moment: Moment,
    /// The lane that printed it; `None` for a task that is no lane.
    pub lane: Option<usize>,
    /// The message, then its fields as `name=value`.
    pub text: String,
    /// What printed it.
    #[cfg_attr(feature = "json", serde(default, skip_serializing_if = "Option::is_none"))]
    pub place: Option<Location>,
}

impl Recording {
    /// The caller's lane.
    pub fn caller(&self) -> &Lane {
        &self.lanes[0]
    }

    /// Numbers the lanes of one name, in their order: `fetch`, `fetch` → `fetch #1`, `fetch #2`.
    /// A number is passed over if a lane is called so by name.
    ///
    /// For recordings that are built by hand; what was recorded is numbered.
    pub fn number_equal_labels(&mut self) {
        let label = |lane: usize| self.lanes[lane].label.as_str();
        let mut by_label: Vec<usize> = (0..self.lanes.len()).collect();
        by_label.sort_by(|&a, &b| label(a).cmp(label(b)));
        let is_taken =
            |name: &str| by_label.binary_search_by(|&lane| label(lane).cmp(name)).is_ok();
        let mut numbered = Vec::new();
        for same in by_label.chunk_by(|&a, &b| label(a) == label(b)).filter(|same| same.len() > 1) {
            let numbers = (1..).filter_map(NonZeroU32::new);
            let labels = numbers.map(|number| (number, format!("{} #{number}", label(same[0]))));
            let free = labels.filter(|(_, label)| !is_taken(label));
            numbered.extend(same.iter().copied().zip(free));
        }
        for (lane, (number, label)) in numbered {
            self.lanes[lane].number = Some(number);
            self.lanes[lane].label = label;
        }
    }

    /// The lane with this label.
    pub fn lane(&self, label: &str) -> Option<&Lane> {
        self.lanes.iter().find(|lane| lane.label == label)
    }
}

impl Lane {
    /// Its label without the number that tells it from others of the same name.
    pub fn name(&self) -> &str {
        let number = self.number.map(|number| format!(" #{number}")).unwrap_or_default();
        self.label.strip_suffix(&number).unwrap_or(&self.label)
    }
}

impl Outcome {
    /// The word that the text form uses.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Finished(_) => "finished",
            Self::Failed(_) => "failed",
            Self::TimedOut => "timed out",
            Self::Panicked => "panicked",
            Self::Cancelled => "cancelled",
            Self::Open => "still running",
        }
    }

    /// The value or the error's text, where there is one.
    pub fn text(&self) -> &str {
        match self {
            Self::Finished(text) | Self::Failed(text) => text,
            _ => "",
        }
    }
}
