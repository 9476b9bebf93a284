//! Where the answers come from: simulated services with a known delay and outcome.

use std::borrow::Borrow;
use std::fmt;
use std::time::Duration;

use tracing::instrument;

/// A simulated service: what it is called, how long it takes, and how it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Names its lane in the timeline.
    pub name: String,
    /// From the first poll to the outcome.
    pub delay: Duration,
    /// What happens after the delay.
    pub outcome: Outcome,
}

/// How a [`Source`] ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Answers with this text.
    Ok(String),
    /// Fails: [`fetch`] returns a [`FetchError`].
    Fails,
    /// Panics.
    Panics,
    /// Never answers; only a deadline, a drop or an abort ends the wait.
    NeverAnswers,
}

impl Source {
    /// A source that answers with its own name.
    pub fn new(name: &str, delay: Duration) -> Self {
        Self { name: name.to_owned(), delay, outcome: Outcome::Ok(name.to_owned()) }
    }

    /// The same source with another answer.
    pub fn answering(self, answer: &str) -> Self {
        Self { outcome: Outcome::Ok(answer.to_owned()), ..self }
    }

    /// What it answers with; `None` for a source that does not answer.
    pub fn answer(&self) -> Option<&str> {
        match &self.outcome {
            Outcome::Ok(answer) => Some(answer),
            Outcome::Fails | Outcome::Panics | Outcome::NeverAnswers => None,
        }
    }

    /// How long it takes to its outcome; `None` for a source that never answers.
    pub(crate) fn takes(&self) -> Option<Duration> {
        (self.outcome != Outcome::NeverAnswers).then_some(self.delay)
    }

    /// The same source, failing after its delay.
    pub fn failing(self) -> Self {
        Self { outcome: Outcome::Fails, ..self }
    }

    /// The same source, panicking after its delay.
    pub fn panicking(self) -> Self {
        Self { outcome: Outcome::Panics, ..self }
    }

    /// The same source, never answering.
    pub fn silent(self) -> Self {
        Self { outcome: Outcome::NeverAnswers, ..self }
    }
}

/// A source failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchError {
    /// The source's name.
    pub source: String,
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed", self.source)
    }
}

impl std::error::Error for FetchError {}

/// Asks a source and waits for its answer: the one simulated I/O call of the course.
///
/// Takes the source by value or by reference, so `fetch(&source)` borrows and
/// `fetch(source)` can be spawned.
///
/// # Errors
/// [`FetchError`] when the source's outcome is [`Outcome::Fails`].
///
/// # Panics
/// When the source's outcome is [`Outcome::Panics`].
///
/// # Cancel safety
/// Safe: dropped while waiting, nothing has happened.
#[instrument(skip_all, ret, err, fields(lane = %source.borrow().name, takes_ms = source.borrow().takes().map(|takes| takes.as_millis())))]
pub async fn fetch(source: impl Borrow<Source>) -> Result<String, FetchError> {
    let source = source.borrow();
    if source.outcome == Outcome::NeverAnswers {
        std::future::pending::<()>().await;
    }
    tokio::time::sleep(source.delay).await;
    match &source.outcome {
        Outcome::Ok(answer) => Ok(answer.clone()),
        Outcome::Fails => Err(FetchError { source: source.name.clone() }),
        Outcome::Panics | Outcome::NeverAnswers => panic!("{} panicked", source.name),
    }
}

/// A number of seconds, to the millisecond, as a duration: the clock's granularity is 1 ms.
pub fn secs(seconds: f64) -> Duration {
    Duration::from_millis((seconds * 1000.0).round() as u64)
}

/// A number of milliseconds as a duration.
pub fn millis(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}
