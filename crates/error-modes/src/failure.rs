//! What a construct returns instead of its values.

use std::fmt;

use gather::GroupError;
use stage::FetchError;
use tokio::task::JoinError;
use tokio::time::error::Elapsed;

/// What a caller gets instead of values.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A source's own error.
    Fetch(FetchError),
    /// The error of a handle or a set, for a task without output.
    Task(JoinError),
    /// A group's error, which contains the source's error.
    Group(GroupError<FetchError>),
    /// The deadline has passed.
    Elapsed(Elapsed),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fetch(error) => write!(f, "{error}"),
            // Not the error's own text: it has the number of the task, which differs from run to
            // run.
            Self::Task(error) if error.is_panic() => f.write_str("JoinError: panic"),
            Self::Task(_) => f.write_str("JoinError: cancelled"),
            Self::Group(GroupError { first, rest }) => {
                write!(f, "GroupError: {first}")?;
                rest.iter().try_for_each(|error| write!(f, ", {error}"))
            }
            Self::Elapsed(elapsed) => write!(f, "{elapsed}"),
        }
    }
}

impl From<FetchError> for Failure {
    fn from(error: FetchError) -> Self {
        Self::Fetch(error)
    }
}

impl From<JoinError> for Failure {
    fn from(error: JoinError) -> Self {
        Self::Task(error)
    }
}

impl From<GroupError<FetchError>> for Failure {
    fn from(error: GroupError<FetchError>) -> Self {
        Self::Group(error)
    }
}

impl From<Elapsed> for Failure {
    fn from(elapsed: Elapsed) -> Self {
        Self::Elapsed(elapsed)
    }
}
