//! Scenes: a lesson's function, and the sources with which it is played.

use std::fmt::{self, Debug, Display, Write};
use std::future::Future;
use std::sync::Arc;

use timeline::{Recording, units};

use crate::source::FILE;
use crate::{Log, Panic, Play, Service, Source, play};

/// The services with which a scene is played. A cast is data: change it, and play the same scene
/// again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cast {
    /// The services, in the order in which the scene names them.
    pub services: Vec<Service>,
}

impl Cast {
    /// A cast of these services.
    pub fn new(services: impl IntoIterator<Item = Service>) -> Self {
        Self { services: services.into_iter().collect() }
    }

    /// A source for each service, in their order.
    pub fn sources(&self) -> Vec<Source> {
        self.services.iter().cloned().map(Source::from).collect()
    }

    /// The same sources; their fetches are written into the log.
    pub fn logged_sources(&self, log: &Arc<Log>) -> Vec<Source> {
        let places = self.services.iter().enumerate();
        places.map(|(place, service)| Source::logged(service, log, place)).collect()
    }
}

/// A function of a lesson, ready to be played and recorded.
#[derive(Clone)]
pub struct Scene {
    /// The id names the scene's snapshot, its twin and its directives in the book. It is unique in
    /// its lesson.
    pub id: &'static str,
    /// One sentence that says what the scene shows.
    pub caption: &'static str,
    /// The cast with which it is played by default.
    pub cast: Cast,
    run: Arc<dyn Fn(Vec<Source>) -> Play + Send + Sync>,
}

impl Scene {
    /// A scene whose function returns a `Result`: an `Err` is drawn as the caller's failure.
    ///
    /// # Example
    /// ```
    /// use stage::{Cast, FetchError, Scene, Service, Source, fetch, secs};
    ///
    /// async fn both(sources: &[Source]) -> Result<Vec<String>, FetchError> {
    ///     let (a, b) = tokio::join!(fetch(&sources[0]), fetch(&sources[1]));
    ///     Ok(vec![a?, b?])
    /// }
    ///
    /// let cast = Cast::new([Service::new("rice", secs(2.0)), Service::new("dishes", secs(1.0))]);
    /// let scene = Scene::new("both", "Both overlap.", cast, |sources| async move {
    ///     both(&sources).await
    /// });
    /// assert_eq!(scene.play(&scene.cast).elapsed, secs(2.0));
    /// ```
    pub fn new<F, Fut, T, E>(id: &'static str, caption: &'static str, cast: Cast, run: F) -> Self
    where
        F: Fn(Vec<Source>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<T, E>> + 'static,
        T: Debug + 'static,
        E: Display + 'static,
    {
        // The function is called inside the play, so that a panic before it returns its future
        // belongs to the play too.
        let run = Arc::new(move |sources| play(async { run(sources).await }));
        Self { id, caption, cast, run }
    }

    /// Plays the scene on a paused clock and returns the recording.
    ///
    /// A scene that panics or never ends is recorded as such. Everything that is shown of a run
    /// (its output, its drawing, an answer) comes from one such recording: see [`transcript`] and
    /// [`output`].
    pub fn play(&self, cast: &Cast) -> Recording {
        (self.run)(cast.sources()).recording
    }

    /// Plays the scene with a cast that is not its own, such as a reader's.
    ///
    /// Only the scene's function knows how many sources it needs, and with which names. It panics
    /// if they do not fit, and such a panic is not part of a run.
    ///
    /// # Errors
    /// [`Misfit`] when the function panics before any source does, although it does not do so with
    /// the scene's own cast.
    pub fn play_with(&self, cast: &Cast) -> Result<Recording, Misfit> {
        let Play { recording, panics } = (self.run)(cast.sources());
        let Some(first) = panics.into_iter().next() else { return Ok(recording) };
        let is_its_own = first.place.rsplit_once(':').is_some_and(|(file, _)| file != FILE);
        let panics_anyway = |panic: &Panic| panic.place == first.place;
        if !is_its_own || (self.run)(self.cast.sources()).panics.iter().any(panics_anyway) {
            return Ok(recording);
        }
        let (cast, own) = (cast.to_string(), self.cast.to_string());
        Err(Misfit { scene: self.id, cast, own, panic: first.message })
    }

    /// The scene with this id among `scenes`.
    ///
    /// # Panics
    /// When there is none.
    pub fn named(scenes: Vec<Scene>, id: &str) -> Self {
        scenes
            .into_iter()
            .find(|scene| scene.id == id)
            .unwrap_or_else(|| panic!("there is no scene {id:?}"))
    }
}

/// A cast with which a scene cannot be played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// The scene's id.
    pub scene: &'static str,
    /// The cast, in words.
    pub cast: String,
    /// The scene's own cast, in words.
    pub own: String,
    /// The message of its function's panic.
    pub panic: String,
}

impl Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { scene, cast, own, panic } = self;
        let (cast, panic) = (units::one_line(cast), units::one_line(panic));
        write!(
            f,
            "scene `{scene}` cannot be played with {cast}: its function panics ({panic}). Name as many \
             sources as its own cast has: {own}"
        )
    }
}

impl std::error::Error for Misfit {}

impl Debug for Scene {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scene").field("id", &self.id).field("cast", &self.cast).finish()
    }
}

/// What tests snapshot and a terminal shows of a run: printed lines, timeline, elapsed time.
pub fn transcript(recording: &Recording) -> String {
    with_output(recording, &recording.to_text())
}

/// The same with the colours of a terminal.
pub(crate) fn coloured_transcript(recording: &Recording) -> String {
    with_output(recording, &recording.to_coloured_text())
}

fn with_output(recording: &Recording, text: &str) -> String {
    let output = match output(recording) {
        lines if lines.is_empty() => String::new(),
        lines => format!("{lines}\n"),
    };
    format!("{output}{text}\nelapsed: {}\n", units::duration(recording.elapsed))
}

/// What a run printed: one line each, preceded by its virtual time.
pub fn output(recording: &Recording) -> String {
    let times: Vec<String> =
        recording.lines.iter().map(|line| units::duration(line.moment.at)).collect();
    let width = times.iter().map(|time| time.chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for (line, time) in recording.lines.iter().zip(times) {
        let _ = writeln!(text, "{time:>width$}  {}", units::one_line(&line.text));
    }
    text
}
