//! Scenes: a lesson's function with the sources it is played with.

use std::fmt::{Debug, Display};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use timeline::Recording;

use crate::Source;

/// What a scene is played with. Being data, it can be changed and the same scene played again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cast {
    /// The sources, in the order in which the scene names them.
    pub sources: Vec<Source>,
}

impl Cast {
    /// A cast of these sources.
    pub fn new(sources: impl IntoIterator<Item = Source>) -> Self {
        Self { sources: sources.into_iter().collect() }
    }
}

type Running = Pin<Box<dyn Future<Output = Recording>>>;

/// A function of a lesson, ready to be played and recorded.
#[derive(Clone)]
pub struct Scene {
    /// Names its snapshot, its example and its directives in the book. Unique in its lesson.
    pub id: &'static str,
    /// One sentence: what there is to see.
    pub caption: &'static str,
    /// What it is played with unless told otherwise.
    pub cast: Cast,
    run: Arc<dyn Fn(Cast) -> Running + Send + Sync>,
}
impl Scene {
    /// A scene whose function returns a `Result`: `Err` is drawn as the caller failing.
    pub fn new<F, Fut, T, E>(id: &'static str, caption: &'static str, cast: Cast, run: F) -> Self
    where
        F: Fn(Cast) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<T, E>> + 'static,
        T: Debug + 'static,
        E: Display + 'static,
    {
        todo!()
    }

    /// Plays the scene on a paused clock and returns the recording.
    pub fn play(&self, cast: &Cast) -> Recording {
        todo!()
    }

    /// What tests snapshot and the book shows: elapsed time, printed lines, timeline.
    pub fn transcript(&self) -> String {
        todo!()
    }

    /// For `examples/<scene>.rs`: plays the default cast and prints output and timeline.
    pub fn print(&self) {
        print!("{}", self.transcript());
    }
}
