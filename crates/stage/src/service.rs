//! What is simulated: services with a name, a delay and a response. A program that is played cannot
//! read these.

use std::time::Duration;

/// A simulated service: its name, how long it takes, and how it ends.
///
/// A program has a [`Source`](crate::Source) of it, which shows only the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// The name of the service, and of its lane in the timeline.
    pub name: String,
    /// The time from the first poll of a fetch to the response.
    pub delay: Duration,
    /// What happens after the delay.
    pub response: Response,
}

/// How a fetch from a [`Service`] ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Response {
    /// The service answers with this text.
    Ok(String),
    /// The service fails: [`fetch`](crate::fetch) returns a [`FetchError`](crate::FetchError).
    Fails,
    /// The service panics with this payload.
    Panics(Payload),
    /// The service never answers: only a deadline, a drop or an abort ends the wait.
    NeverAnswers,
}

/// The payload of a panic. It may be more than a message, and code that passes a panic on must not
/// lose it.
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

    /// The text of its answer; `None` for a service that does not answer.
    pub fn answer(&self) -> Option<&str> {
        match &self.response {
            Response::Ok(answer) => Some(answer),
            Response::Fails | Response::Panics(_) | Response::NeverAnswers => None,
        }
    }

    /// The time to its response; `None` for a service that never answers.
    pub fn takes(&self) -> Option<Duration> {
        (self.response != Response::NeverAnswers).then_some(self.delay)
    }

    /// The same service, but it fails after its delay.
    pub fn failing(self) -> Self {
        Self { response: Response::Fails, ..self }
    }

    /// The same service, but it panics after its delay, with a message that has its name.
    pub fn panicking(self) -> Self {
        self.panicking_with(Payload::Message)
    }

    /// The same service, but it panics after its delay with this payload.
    pub fn panicking_with(self, payload: Payload) -> Self {
        Self { response: Response::Panics(payload), ..self }
    }

    /// The same service, but it never answers.
    pub fn silent(self) -> Self {
        Self { response: Response::NeverAnswers, ..self }
    }
}

/// A number of seconds as a duration, rounded to a millisecond: the clock's granularity is 1 ms.
pub fn secs(seconds: f64) -> Duration {
    Duration::from_millis((seconds * 1000.0).round() as u64)
}

/// A number of milliseconds as a duration.
pub fn millis(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}
