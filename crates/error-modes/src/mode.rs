//! The ways in which a run goes wrong.

use std::time::Duration;

use stage::{Cast, Service, secs};

/// When the caller is dropped, and when a deadline passes; one source has answered before.
pub const WRONG_AT: Duration = Duration::from_millis(1500);

/// The name of the source that fails or panics.
pub(crate) const CULPRIT: &str = "b";

/// What goes wrong: a column of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// A source returns an error.
    Err,
    /// A source panics.
    Panic,
    /// The future that awaits the construct is dropped.
    Dropped,
    /// A deadline passes: the construct's own, or else one around the construct.
    Deadline,
}

impl Mode {
    /// All modes, in the order of the columns.
    pub const ALL: [Self; 4] = [Self::Err, Self::Panic, Self::Dropped, Self::Deadline];

    /// The mode's name in files and addresses.
    pub fn id(self) -> &'static str {
        match self {
            Self::Err => "err",
            Self::Panic => "panic",
            Self::Dropped => "dropped",
            Self::Deadline => "deadline",
        }
    }

    /// The head of its column.
    pub fn title(self) -> &'static str {
        match self {
            Self::Err => "one fails",
            Self::Panic => "one panics",
            Self::Dropped => "the caller is dropped",
            Self::Deadline => "a deadline passes",
        }
    }

    /// The sources of this mode. The order of the list differs from the order of the ends: so a
    /// cell shows whether a construct waits for one source after the other, and in which order it
    /// gives results.
    pub fn cast(self) -> Cast {
        let b = Service::new(CULPRIT, secs(2.0));
        let b = match self {
            Self::Err => b.failing(),
            Self::Panic => b.panicking(),
            Self::Dropped | Self::Deadline => b,
        };
        let [a, c, d] = [("a", 3.0), ("c", 1.0), ("d", 4.0)]
            .map(|(name, seconds)| Service::new(name, secs(seconds)));
        Cast::new([a, b, c, d])
    }

    /// The source that fails or panics, if there is one.
    pub fn culprit(self) -> Option<&'static str> {
        matches!(self, Self::Err | Self::Panic).then_some(CULPRIT)
    }
}
