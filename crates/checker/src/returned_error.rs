//! Which error a function returned. Its text is not enough, because any code can write `a failed`.

use std::convert::Infallible;
use std::error::Error;
use std::sync::Arc;

use stage::{ErrorId, FetchError};
use tokio::task::{self, JoinError};

/// An error that a learner's function may return.
pub trait ReturnedError {
    /// Its text, without numbers of tasks.
    fn text(&self) -> String;
    /// Where it comes from.
    fn which(&self) -> Which;
}

/// Where an error comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// A fetch that failed.
    Fetch(ErrorId),
    /// A task that panicked.
    Panic(task::Id),
    /// Somewhere else.
    Other,
}

impl ReturnedError for FetchError {
    fn text(&self) -> String {
        self.to_string()
    }
    fn which(&self) -> Which {
        Which::Fetch(self.id())
    }
}

impl ReturnedError for JoinError {
    fn text(&self) -> String {
        unnumbered(&self.to_string())
    }
    fn which(&self) -> Which {
        if self.is_panic() { Which::Panic(self.id()) } else { Which::Other }
    }
}

impl ReturnedError for Infallible {
    fn text(&self) -> String {
        match *self {}
    }
    fn which(&self) -> Which {
        match *self {}
    }
}

impl ReturnedError for String {
    fn text(&self) -> String {
        unnumbered(self)
    }
    fn which(&self) -> Which {
        Which::Other
    }
}

/// A learner's boxes may be sendable (`Send`) or not.
macro_rules! boxes {
    ($($boxed:ty),*) => {$(
        impl ReturnedError for Box<$boxed> {
            fn text(&self) -> String {
                unnumbered(&self.to_string())
            }
            fn which(&self) -> Which {
                which(&**self)
            }
        }
    )*};
}

boxes!(dyn Error, dyn Error + Send, dyn Error + Send + Sync);

fn which(error: &(dyn Error + 'static)) -> Which {
    if let Some(shared) = error.downcast_ref::<Arc<dyn Error + Send + Sync>>() {
        return which(&**shared);
    }
    which_of::<FetchError>(error).or_else(|| which_of::<JoinError>(error)).unwrap_or(Which::Other)
}

/// `map_err(Box::new)?` puts a box into a box, and several tasks may have an error in common, in an `Arc`: the error
/// in it is the same.
fn which_of<E: ReturnedError + Error + 'static>(error: &(dyn Error + 'static)) -> Option<Which> {
    let boxed = || error.downcast_ref::<Box<E>>().map(|error| &**error);
    let shared = || error.downcast_ref::<Arc<E>>().map(|error| &**error);
    error.downcast_ref::<E>().or_else(boxed).or_else(shared).map(E::which)
}

/// The text of a `JoinError` as [`unnumbered`] leaves it, as far as it is the same for each panic.
pub(crate) const A_TASK_PANICKED: &str = "task … panicked";

/// The text without the numbers that a `JoinError` puts into its texts: a task has another one in each run.
pub(crate) fn unnumbered(text: &str) -> String {
    let (mut told, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, number) = rest.split_at(at);
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let (number, behind) = number.split_at(digits);
        let mut ends = [" panicked", " was cancelled"].into_iter();
        let is_a_tasks = before.ends_with("task ") && ends.any(|end| behind.starts_with(end))
            || before.ends_with("(Id(") && behind.starts_with(')');
        told += before;
        told += if is_a_tasks { "…" } else { number };
        rest = behind;
    }
    told + rest
}

#[cfg(test)]
mod tests {
    use super::unnumbered;

    #[test]
    fn only_the_numbers_of_tasks_are_left_out() {
        for (text, told) in [
            ("task 7 panicked with message \"7 of 9\"", "task … panicked with message \"7 of 9\""),
            ("1: task 12 was cancelled", "1: task … was cancelled"),
            ("JoinError::Panic(Id(12), \"x\", ...)", "JoinError::Panic(Id(…), \"x\", ...)"),
            ("task 7 took 3 s (é 10)", "task 7 took 3 s (é 10)"),
            ("", ""),
        ] {
            assert_eq!(unnumbered(text), told);
        }
    }
}
