//! Which error a function returned. Its text is not enough, because any code can write `a failed`.

use std::convert::Infallible;
use std::error::Error;

use stage::{ErrorId, FetchError};
use tokio::task::{self, JoinError};

/// An error that a learner's function may return.
pub trait ReturnedError {
    /// Its text.
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
        self.to_string()
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
        self.clone()
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
                self.to_string()
            }
            fn which(&self) -> Which {
                which(&**self)
            }
        }
    )*};
}

boxes!(dyn Error, dyn Error + Send, dyn Error + Send + Sync);

fn which(error: &(dyn Error + 'static)) -> Which {
    which_of::<FetchError>(error).or_else(|| which_of::<JoinError>(error)).unwrap_or(Which::Other)
}

/// `map_err(Box::new)?` puts a box into a box: the error in it is the same.
fn which_of<E: ReturnedError + Error + 'static>(error: &(dyn Error + 'static)) -> Option<Which> {
    let boxed = || error.downcast_ref::<Box<E>>().map(|error| &**error);
    error.downcast_ref::<E>().or_else(boxed).map(E::which)
}
