//! What a recording holds: lanes, lines, and when everything happened.

use std::borrow::Cow;
use std::fmt;
use std::num::NonZeroU32;
use std::time::Duration;

/// The longest time, 292 years: half of what 64 bits of nanoseconds hold, so that two times can be
/// added.
pub(crate) const LONGEST: Duration = Duration::from_nanos(u64::MAX / 2);

/// One recorded run.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(serde::Serialize, serde::Deserialize))]
pub struct Recording {
    /// Lane 0 is the caller (the recorded future itself). The others follow in the order of their
    /// starts.
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
    /// The lane's name in the drawing, unique in its recording.
    pub label: String,
    /// The number at the end of the label (` #2`), where other lanes have the same
    /// [`name`](Self::name).
    pub number: Option<NonZeroU32>,
    /// The name of the function (and of its span); lanes that run the same code share it.
    pub kind: String,
    /// The lane that started this one, where that is known; `None` for the caller.
    pub parent: Option<usize>,
    /// Whether it ran in a task of its own, and not inside its parent's task.
    pub spawned: bool,
    /// When it was first polled.
    pub start: Moment,
    /// When each poll began, the first included.
    pub polls: Vec<Moment>,
    /// When it ended; `None` if it was still running when the recording stopped.
    pub end: Option<Moment>,
    /// How it ended.
    pub outcome: Outcome,
    /// How long the lane says it takes (its span's field `takes_ms`): it tells where a cancelled
    /// lane would have ended.
    pub takes: Option<Duration>,
    /// Where its span was declared, unless the span's fields `code.file.path` and
    /// `code.line.number` say otherwise; `None` for the caller.
    #[cfg_attr(feature = "json", serde(default, skip_serializing_if = "Option::is_none"))]
    pub place: Option<Location>,
    /// For a lane in a task of its own that other lanes have run in before: the first of them.
    #[cfg_attr(feature = "json", serde(default, skip_serializing_if = "Option::is_none"))]
    pub task_of: Option<usize>,
}

/// A line of source code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "json", derive(serde::Serialize, serde::Deserialize))]
pub struct Location {
    /// The path of the file as the compiler got it: in a workspace, relative to the workspace.
    pub file: Cow<'static, str>,
    /// The number of the line, counted from 1.
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
    /// The time since the recording began.
    pub at: Duration,
    /// The number of this event in the recording, so that events of one instant keep their order.
    pub step: u32,
}

/// How a lane ended.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "json", serde(rename_all = "snake_case", tag = "is", content = "value"))]
pub enum Outcome {
    /// The future returned; the text is its value, empty for `()`.
    Finished(String),
    /// The future returned an error; the text is that error's.
    Failed(String),
    /// The future returned tokio's `Elapsed`: it gave up at a deadline.
    TimedOut,
    /// The future panicked.
    Panicked,
    /// The future was dropped before it ended.
    Cancelled,
    /// The future had not ended when the recording stopped.
    Open,
}

/// One printed line.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(serde::Serialize, serde::Deserialize))]
pub struct Line {
    /// When it was printed.
    pub moment: Moment,
    /// The lane that printed it; `None` if a task printed it that is no lane.
    pub lane: Option<usize>,
    /// The message, then its fields as `name=value`.
    pub text: String,
    /// How loud it is. It is not drawn.
    #[cfg_attr(feature = "json", serde(default, skip_serializing_if = "LineLevel::is_info"))]
    pub level: LineLevel,
    /// The line of code that printed it.
    #[cfg_attr(feature = "json", serde(default, skip_serializing_if = "Option::is_none"))]
    pub place: Option<Location>,
}

/// The level of a printed line: that of tracing's macro of the same name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "json", serde(rename_all = "lowercase"))]
pub enum LineLevel {
    /// `error!`
    Error,
    /// `warn!`
    Warn,
    /// `info!`
    #[default]
    Info,
    /// `debug!`
    Debug,
    /// `trace!`
    Trace,
}

impl LineLevel {
    /// The macro's name, without the `!`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
            Self::Trace => "trace",
        }
    }

    #[cfg(feature = "json")]
    fn is_info(&self) -> bool {
        *self == Self::Info
    }
}

impl From<tracing::Level> for LineLevel {
    fn from(level: tracing::Level) -> Self {
        match level {
            tracing::Level::ERROR => Self::Error,
            tracing::Level::WARN => Self::Warn,
            tracing::Level::INFO => Self::Info,
            tracing::Level::DEBUG => Self::Debug,
            tracing::Level::TRACE => Self::Trace,
        }
    }
}

impl Recording {
    /// The caller's lane.
    pub fn caller(&self) -> &Lane {
        &self.lanes[0]
    }

    /// Numbers lanes of the same name, in their order: `fetch`, `fetch` → `fetch #1`, `fetch #2`. A
    /// number is skipped if another lane's name is already that label.
    ///
    /// For recordings that you build by hand; recorded ones are numbered already.
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
    /// The label without its number, the same for all lanes of that name.
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

    /// The value or the error's text; empty if the outcome has none.
    pub fn text(&self) -> &str {
        match self {
            Self::Finished(text) | Self::Failed(text) => text,
            _ => "",
        }
    }
}
