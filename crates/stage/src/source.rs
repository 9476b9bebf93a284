//! What a program holds of a service, and the one simulated I/O call.

use std::borrow::Borrow;
use std::fmt;
use std::future::Future;
use std::hash::{Hash, Hasher};
use std::panic::Location;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tracing::instrument;

use crate::log::{Entry, ErrorId, How, Log};
use crate::service::{Payload, Response, Service, Wreck};

/// Where a service's own panics come from: `file` of [`Panic::place`](crate::Panic).
pub(crate) const FILE: &str = file!();

/// A service as a program knows it: by its name. How long it takes, whether it fails and what it
/// answers is found out by a [`fetch`] and by nothing else.
#[derive(Clone)]
pub struct Source {
    /// What it is called.
    pub name: String,
    service: Arc<Service>,
    /// Where its calls are logged, and its place in the cast.
    place: Option<(Arc<Log>, usize)>,
}

impl Source {
    /// A source of your own, for a test: it answers with its name after `delay`.
    pub fn new(name: &str, delay: Duration) -> Self {
        Service::new(name, delay).into()
    }

    /// A source whose calls are logged.
    pub(crate) fn logged(service: &Service, log: &Arc<Log>, place: usize) -> Self {
        Self { place: Some((log.clone(), place)), ..Self::from(service.clone()) }
    }
}

impl From<Service> for Source {
    fn from(service: Service) -> Self {
        Self { name: service.name.clone(), service: Arc::new(service), place: None }
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && Arc::ptr_eq(&self.service, &other.service)
    }
}

impl Eq for Source {}

impl Hash for Source {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

/// The name alone, which is what a drawing calls a function that was given it.
impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// The source with this name.
///
/// # Panics
/// When there is none.
#[track_caller]
pub fn named<'a>(sources: &'a [Source], name: &str) -> &'a Source {
    match sources.iter().find(|source| source.name == name) {
        Some(source) => source,
        None => panic!("there is no source called {name:?}"),
    }
}

/// Whether a fetch of this source, in a play that is logged, has failed with this very error.
pub fn failed_with(source: &Source, error: &FetchError) -> bool {
    let Some((log, place)) = &source.place else { return false };
    let calls = log.calls();
    let mut ends = calls.iter().filter(|call| call.source == *place).filter_map(|call| call.ended);
    ends.any(|ended| ended.how == How::Failed(error.id))
}

/// A source failed.
#[derive(Clone, PartialEq, Eq)]
pub struct FetchError {
    /// The source's name.
    pub source: String,
    id: ErrorId,
}

impl FetchError {
    fn new(source: &str) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let id = ErrorId(NEXT.fetch_add(1, Ordering::Relaxed));
        Self { source: source.to_owned(), id }
    }

    /// Which failure it tells of: clones have the same, and no other error has.
    pub fn id(&self) -> ErrorId {
        self.id
    }
}

impl fmt::Debug for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FetchError").field("source", &self.source).finish()
    }
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed", self.source)
    }
}

impl std::error::Error for FetchError {}

/// The name of a [`fetch`]'s span, which is the kind of its lane.
pub const FETCH_SPAN: &str = "fetch";

/// Asks a source and waits for its answer: the one simulated I/O call of the course.
///
/// Takes the source by value or by reference, so `fetch(&source)` borrows and
/// `fetch(source)` can be spawned. Like every future it does nothing before it is polled. A drawing
/// leads from its lane to the line that calls it.
///
/// # Errors
/// [`FetchError`] when the service's response is [`Response::Fails`].
///
/// # Panics
/// When the service's response is [`Response::Panics`], and on another thread than the play's.
///
/// # Cancel safety
/// Safe: dropped while waiting, nothing has happened.
#[track_caller]
pub fn fetch<S: Borrow<Source>>(source: S) -> impl Future<Output = Result<String, FetchError>> {
    // No `async fn`: the log of a play also knows of calls whose future is never polled.
    let place = source.borrow().place.as_ref();
    let entry = place.map(|(log, place)| Entry::new(log, *place));
    // What asks is compiled here, once, and not again in every crate that fetches.
    let asking = ask(source.borrow().clone(), entry, call_of(Location::caller()));
    async move {
        // The future keeps the source as long as it lives, so that the compiler tells a caller who lends one.
        let _source = source;
        asking.await
    }
}

/// A line of somebody's program. `map(fetch)` is called by the standard library, which no page shows.
fn call_of(call: &'static Location<'static>) -> Option<&'static Location<'static>> {
    Some(call).filter(|call| !Path::new(call.file()).is_absolute())
}

#[instrument(
    name = FETCH_SPAN,
    skip_all,
    ret,
    err,
    fields(
        lane = %source.name,
        takes_ms = source.service.takes().map(|takes| takes.as_millis()),
        code.file.path = call.map(Location::file),
        code.line.number = call.map(Location::line),
    )
)]
async fn ask(
    source: Source,
    entry: Option<Entry>,
    call: Option<&'static Location<'static>>,
) -> Result<String, FetchError> {
    let service = &*source.service;
    if entry.as_ref().is_some_and(|entry| !entry.begin()) {
        panic!("{} was fetched on a thread that is not your function's", source.name);
    }
    if service.response == Response::NeverAnswers {
        std::future::pending::<()>().await;
    }
    tokio::time::sleep(service.delay).await;
    let end = |how| entry.into_iter().for_each(|entry| entry.end(how));
    match &service.response {
        Response::Ok(answer) => {
            end(How::Answered);
            Ok(answer.clone())
        }
        Response::Fails => {
            let error = FetchError::new(&source.name);
            end(How::Failed(error.id));
            Err(error)
        }
        Response::Panics(payload) => {
            end(How::Panicked);
            match payload {
                Payload::Message => panic!("{} panicked", source.name),
                Payload::Literal => panic!("a source panicked"),
                Payload::Value => std::panic::panic_any(Wreck { source: source.name.clone() }),
            }
        }
        Response::NeverAnswers => unreachable!("it is still pending"),
    }
}
