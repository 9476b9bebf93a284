//! What is simulated: services with a name, a delay and an response. Data of the stage, which no program
//! under play can read.

use std::time::Duration;

/// A simulated service: what it is called, how long it takes, and how it ends.
///
/// A program holds a [`Source`](crate::Source) of it, which shows the name alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Names its lane in the timeline.
    pub name: String,
    /// From the first poll of a fetch to its response.
    pub delay: Duration,
    /// What happens after the delay.
    pub response: Response,
}

/// How a fetch from a [`Service`] ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Response {
    /// Answers with this text.
    Ok(String),
    /// Fails: [`fetch`](crate::fetch) returns a [`FetchError`](crate::FetchError).
    Fails,
    /// Panics with this payload.
    Panics(Payload),
    /// Never answers; only a deadline, a drop or an abort ends the wait.
    NeverAnswers,
}

/// What a panic carries: a panic is more than its message, and code that hands one on must not lose it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payload {
    /// A `String`, as `panic!("{name} panicked")` makes it.
    Message,
    /// A `&'static str`, as `panic!("…")` without arguments makes it.
    Literal,
    /// A value of another type, [`Wreck`], as `std::panic::panic_any` allows.
    Value,
}

/// The payload of a panic that is no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wreck {
    /// The service's name.
    pub source: String,
}

impl Service {
    /// A service that answers with its own name.
    pub fn new(name: &str, delay: Duration) -> Self {
        Self { name: name.to_owned(), delay, response: Response::Ok(name.to_owned()) }
    }

    /// The same service with another answer.
    pub fn answering(self, answer: &str) -> Self {
        Self { response: Response::Ok(answer.to_owned()), ..self }
    }

    /// What it answers with; `None` for a service that does not answer.
    pub fn answer(&self) -> Option<&str> {
        match &self.response {
            Response::Ok(answer) => Some(answer),
            Response::Fails | Response::Panics(_) | Response::NeverAnswers => None,
        }
    }

    /// How long it takes to its response; `None` for a service that never answers.
    pub fn takes(&self) -> Option<Duration> {
        (self.response != Response::NeverAnswers).then_some(self.delay)
    }

    /// The same service, failing after its delay.
    pub fn failing(self) -> Self {
        Self { response: Response::Fails, ..self }
    }

    /// The same service, panicking after its delay with a message that names it.
    pub fn panicking(self) -> Self {
        self.panicking_with(Payload::Message)
    }

    /// The same service, panicking after its delay.
    pub fn panicking_with(self, payload: Payload) -> Self {
        Self { response: Response::Panics(payload), ..self }
    }

    /// The same service, never answering.
    pub fn silent(self) -> Self {
        Self { response: Response::NeverAnswers, ..self }
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
