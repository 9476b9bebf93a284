//! A program's handle to a service, and the one simulated I/O call.

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

/// The file in which the services' own panics happen: `file` in [`Panic::place`](crate::Panic).
pub(crate) const FILE: &str = file!();

/// A service as a program knows it: by its name. Only a [`fetch`] finds out how long it takes,
/// whether it fails, and what it answers.
#[derive(Clone)]
pub struct Source {
    /// The service's name.
    pub name: String,
    service: Arc<Service>,
    /// The log for its calls, and its place in the cast.
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

/// Only the name: a drawing labels a function with its first argument, which may be a source.
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

/// Whether a fetch of this source, in a play with a log, has failed with exactly this error.
pub fn failed_with(source: &Source, error: &FetchError) -> bool {
    let Some((log, place)) = &source.place else { return false };
    let calls = log.calls();
    let mut ends = calls.iter().filter(|call| call.source == *place).filter_map(|call| call.ended);
    ends.any(|ended| ended.how == How::Failed(error.id))
}

/// The error of a source that failed.
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

    /// Which failure this is: clones have the same id, and no other error has it.
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
/// It takes the source by value or by reference: `fetch(&source)` borrows it, and `fetch(source)`
/// can be spawned. Like every future it does nothing before it is polled. In a drawing, its lane
/// leads to the line of code that calls it.
///
/// # Errors
/// [`FetchError`] when the service's response is [`Response::Fails`].
///
/// # Panics
/// When the service's response is [`Response::Panics`], and on a thread other than the play's.
///
/// # Cancel safety
/// Safe: a fetch that is dropped while it waits has done nothing.
#[track_caller]
pub fn fetch<S: Borrow<Source>>(source: S) -> impl Future<Output = Result<String, FetchError>> {
    // Not an `async fn`: the log of a play should also know calls whose future is never polled.
    let place = source.borrow().place.as_ref();
    let entry = place.map(|(log, place)| Entry::new(log, *place));
    // `ask` is compiled here once, and not again in every crate that calls `fetch`.
    let asking = ask(source.borrow().clone(), entry, call_of(Location::caller()));
    async move {
        // The future keeps the source for as long as it lives, so that the compiler complains if a
        // borrowed source does not live that long.
        let _source = source;
        asking.await
    }
}

/// The line of the program that calls `fetch`. In `map(fetch)`, the standard library calls it: no
/// page can show that line.
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
