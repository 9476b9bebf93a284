//! The errors and panics of a group, and what the caller gets of them.

use std::fmt;
use std::panic::resume_unwind;

use crate::quiet::{Panic, drop_quietly};

/// The errors of a group, in the order in which they happened. There is at least one.
///
/// # Example
/// ```
/// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
/// let result = gather::task_group(async |group| {
///     let cancelled = group.cancelled();
///     group.set_grace(std::time::Duration::from_secs(1));
///     group.spawn(async move {
///         cancelled.await;
///         Err("the lights are still on")
///     });
///     Err::<(), _>("no luck")
/// })
/// .await;
/// let error = result.unwrap_err();
/// assert_eq!((error.first, &error.rest[..]), ("no luck", &["the lights are still on"][..]));
/// assert_eq!(error.to_string(), "no luck (and 1 more error)");
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupError<E> {
    /// The error that stopped the group.
    pub first: E,
    /// Errors of the same instant, and of children that failed while they were being stopped.
    pub rest: Vec<E>,
}

impl<E: fmt::Display> fmt::Display for GroupError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.first)?;
        match self.rest.len() {
            0 => Ok(()),
            1 => write!(f, " (and 1 more error)"),
            more => write!(f, " (and {more} more errors)"),
        }
    }
}

impl<E: std::error::Error + 'static> std::error::Error for GroupError<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.first.source()
    }
}

/// The errors and panics of a group, in the order in which they happened.
pub(super) struct Failures<E> {
    pub(super) errors: Vec<E>,
    pub(super) panic: Option<Panic>,
    /// Whether a runtime that shut down has cancelled a child.
    pub(super) shut_down: bool,
}

impl<E> Default for Failures<E> {
    fn default() -> Self {
        Self { errors: Vec::new(), panic: None, shut_down: false }
    }
}

impl<E> Failures<E> {
    pub(super) fn is_none(&self) -> bool {
        self.errors.is_empty() && self.panic.is_none() && !self.shut_down
    }

    /// The errors, if there are any.
    ///
    /// # Panics
    /// Resumes the first panic, if there is one: a panic comes before errors, whenever it happened.
    pub(super) fn told(self) -> Option<GroupError<E>> {
        if let Some(panic) = self.panic {
            self.errors.into_iter().for_each(drop_quietly);
            resume_unwind(panic);
        }
        let mut errors = self.errors.into_iter();
        errors.next().map(|first| GroupError { first, rest: errors.collect() })
    }

    pub(super) fn discard(self) {
        self.errors.into_iter().for_each(drop_quietly);
        drop_quietly(self.panic);
    }
}
