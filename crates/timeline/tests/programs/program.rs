//! Random programs, each of which keeps a log of itself, independent of tracing.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use futures::stream::{FuturesUnordered, Stream};
use proptest::prelude::*;
use timeline::{Recorder, Recording};
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};
use tokio::task;
use tokio::time::{Instant, sleep, timeout};
use tracing::{Instrument, Span, info, instrument};

/// A program, or a part of one.
#[derive(Debug, Clone)]
pub enum Program {
    Wait(u64),
    Fail(u64),
    Panic(u64),
    Never,
    /// All in the same task.
    Join(Vec<Program>),
    /// All in the same task; the first error drops the rest.
    TryJoin(Vec<Program>),
    /// In a task of its own, awaited.
    Spawn(Box<Program>),
    /// In a task of its own whose handle is dropped.
    Detach(Box<Program>),
    /// In a task of its own, inside the span of its spawner, that is aborted after some time.
    Abort(Box<Program>, u64),
    Timeout(Box<Program>, u64),
    /// Polled here for some time, then in a task of its own, awaited.
    Move(Box<Program>, u64),
    /// Polled here for some time, then dropped on a plain thread.
    DropOnThread(Box<Program>, u64),
    /// In the span of its parent, which is entered already.
    Again(Box<Program>),
    /// A plain thread enters the span, after some time.
    EnterOnThread(u64),
    /// In a recording of its own, awaited.
    Record(Box<Program>),
}

/// How a part ended, as it knows itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Finished,
    Failed,
    TimedOut,
    Panicked,
    Cancelled,
}

/// What a part knows of itself.
#[derive(Debug, Clone)]
pub struct Entry {
    pub id: usize,
    /// What it knows of where it came from.
    pub origin: Origin,
    pub start: Duration,
    /// When it was polled, and in which task.
    pub polls: Vec<(Duration, Option<task::Id>)>,
    pub end: Option<(Duration, End)>,
}

/// A run: its recording, what it knew of itself by then, and when aborts were asked for.
#[derive(Debug)]
pub struct Played {
    pub recording: Recording,
    pub entries: Vec<Entry>,
    pub requests: Vec<Option<Duration>>,
    /// The caller was given up after this long.
    pub limit: Duration,
}

/// Where a part comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It runs inside another, in the same task.
    Inside(usize),
    /// Another spawned it, and may abort it: its place among the requests.
    SpawnedBy(usize, usize),
    /// A task, or the caller's task, without a spawner's span.
    Root,
}

#[derive(Clone)]
struct Log {
    began: Instant,
    runtime: Handle,
    entries: Arc<Mutex<Vec<Entry>>>,
    /// When aborts were asked for.
    requests: Arc<Mutex<Vec<Option<Duration>>>>,
    /// Where programs are recorded that are recorded by others.
    recorders: mpsc::UnboundedSender<(Program, oneshot::Sender<()>)>,
}

impl Log {
    /// To be made inside the runtime.
    fn new(recorders: mpsc::UnboundedSender<(Program, oneshot::Sender<()>)>) -> Self {
        let (entries, requests) = (Arc::default(), Arc::default());
        Self { began: Instant::now(), runtime: Handle::current(), entries, requests, recorders }
    }

    /// The runtime's time, on every thread.
    fn now(&self) -> Duration {
        let _inside = self.runtime.enter();
        self.began.elapsed()
    }

    fn ended(&self, index: usize, end: End) {
        let mut entries = self.entries.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        entries[index].end.get_or_insert((self.now(), end));
    }

    fn played(&self, recording: Recording, limit: Duration) -> Played {
        let entries = self.entries.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).clone();
        Played { recording, entries, requests: self.requests.lock().unwrap().clone(), limit }
    }
}

type Running = Pin<Box<dyn Future<Output = Result<(), String>> + Send>>;

/// Notes how the future inside it ends, without any help from tracing.
struct Watched {
    inner: Running,
    log: Log,
    index: usize,
}

impl Future for Watched {
    type Output = Result<(), String>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let poll = (self.log.now(), task::try_id());
        self.log.entries.lock().unwrap()[self.index].polls.push(poll);
        let poll = catch_unwind(AssertUnwindSafe(|| self.inner.as_mut().poll(context)));
        let end = match &poll {
            Err(_) => End::Panicked,
            Ok(Poll::Pending) => return Poll::Pending,
            Ok(Poll::Ready(Ok(()))) => End::Finished,
            Ok(Poll::Ready(Err(error))) if error == "deadline has elapsed" => End::TimedOut,
            Ok(Poll::Ready(Err(_))) => End::Failed,
        };
        self.log.ended(self.index, end);
        poll.unwrap_or_else(|payload| resume_unwind(payload))
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.log.ended(self.index, End::Cancelled);
    }
}

fn run(program: Program, origin: Origin, log: Log) -> Running {
    Box::pin(part(program, origin, log))
}

#[instrument(ret, err, skip_all)]
async fn part(program: Program, origin: Origin, log: Log) -> Result<(), String> {
    let index = {
        let mut entries = log.entries.lock().unwrap();
        let id = entries.len();
        entries.push(Entry { id, origin, start: log.now(), polls: Vec::new(), end: None });
        id
    };
    Watched { inner: Box::pin(body(program, index, log.clone())), log, index }.await
}

async fn body(program: Program, me: usize, log: Log) -> Result<(), String> {
    let here = |program: Program| run(program, Origin::Inside(me), log.clone());
    let task = |program: Box<Program>| tokio::spawn(run(*program, Origin::Root, log.clone()));
    let wait = |ms| sleep(Duration::from_millis(ms));
    match program {
        Program::Wait(ms) => wait(ms).await,
        Program::Fail(ms) => {
            wait(ms).await;
            return Err("failed".to_owned());
        }
        Program::Panic(ms) => {
            wait(ms).await;
            resume_unwind(Box::new("a panic that prints nothing"));
        }
        Program::Never => std::future::pending().await,
        Program::Join(parts) => {
            futures::future::join_all(parts.into_iter().map(here)).await;
        }
        Program::TryJoin(parts) => {
            futures::future::try_join_all(parts.into_iter().map(here)).await?;
        }
        Program::Spawn(part) => task(part).await.map_err(|_| "panicked".to_owned())??,
        Program::Detach(part) => drop(task(part)),
        Program::Abort(part, ms) => {
            let request = {
                let mut requests = log.requests.lock().unwrap();
                requests.push(None);
                requests.len() - 1
            };
            let part = run(*part, Origin::SpawnedBy(me, request), log.clone());
            let task = tokio::spawn(part.in_current_span());
            wait(ms).await;
            log.requests.lock().unwrap()[request] = Some(log.now());
            task.abort();
            let _ = task.await;
        }
        Program::Move(part, ms) => {
            let mut part = here(*part);
            match timeout(Duration::from_millis(ms), &mut part).await {
                Ok(ended) => ended?,
                Err(_) => tokio::spawn(part).await.map_err(|_| "panicked".to_owned())??,
            }
        }
        Program::DropOnThread(part, ms) => {
            let mut part = here(*part);
            if timeout(Duration::from_millis(ms), &mut part).await.is_err() {
                std::thread::spawn(move || drop(part)).join().expect("destructors do not panic");
            }
        }
        Program::Again(part) => here(*part).in_current_span().await?,
        Program::EnterOnThread(ms) => {
            let span = Span::current();
            wait(ms).await;
            let enters = std::thread::spawn(move || span.in_scope(|| info!("of no recording")));
            enters.join().expect("it does not panic");
            wait(ms).await;
        }
        Program::Record(part) => {
            let (ended, played) = oneshot::channel();
            let _ = log.recorders.send((*part, ended));
            let _ = played.await;
        }
        Program::Timeout(part, ms) => timeout(Duration::from_millis(ms), here(*part))
            .await
            .map_err(|elapsed| elapsed.to_string())??,
    }
    Ok(())
}

pub fn programs() -> impl Strategy<Value = Program> {
    let ms = 0_u64..50;
    let leaf = prop_oneof![
        5 => ms.clone().prop_map(Program::Wait),
        2 => ms.clone().prop_map(Program::Fail),
        1 => ms.clone().prop_map(Program::Panic),
        1 => Just(Program::Never),
        1 => ms.clone().prop_map(Program::EnterOnThread),
    ];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        let parts = prop::collection::vec(inner.clone(), 0..4);
        let part = inner.prop_map(Box::new);
        prop_oneof![
            parts.clone().prop_map(Program::Join),
            parts.prop_map(Program::TryJoin),
            part.clone().prop_map(Program::Spawn),
            part.clone().prop_map(Program::Detach),
            (part.clone(), ms.clone()).prop_map(|(part, ms)| Program::Abort(part, ms)),
            (part.clone(), ms.clone()).prop_map(|(part, ms)| Program::Timeout(part, ms)),
            (part.clone(), ms.clone()).prop_map(|(part, ms)| Program::Move(part, ms)),
            (part.clone(), ms.clone()).prop_map(|(part, ms)| Program::DropOnThread(part, ms)),
            part.clone().prop_map(Program::Again),
            part.prop_map(Program::Record),
        ]
    })
}

/// Plays a program beside `others` tasks of before. Returns the run, and those of what was recorded
/// in it.
pub fn play(program: Program, others: usize) -> Vec<Played> {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_time().start_paused(true).build().unwrap();
    let limit = Duration::from_secs(1);
    let recorder = Recorder::new().limit(limit).run_on(limit);
    let (recorders, mut programs) = mpsc::unbounded_channel();
    let _inside = runtime.enter();
    for other in 1..=others {
        runtime.spawn(of_before(other as u64, Log::new(recorders.clone())));
    }
    let log = Log::new(recorders);
    let inside: Mutex<Vec<Played>> = Mutex::default();
    let mut root = run(program, Origin::Root, log.clone());
    let mut recordings = FuturesUnordered::new();
    let with_recordings = std::future::poll_fn(|context| {
        while let Poll::Ready(Some((program, ended))) = programs.poll_recv(context) {
            recordings.push(Box::pin(recorded(program, log.recorders.clone(), ended, &inside)));
        }
        while let Poll::Ready(Some(())) = Pin::new(&mut recordings).poll_next(context) {}
        root.as_mut().poll(context)
    });
    let recorded = catch_unwind(AssertUnwindSafe(|| {
        let recording = runtime.block_on(recorder.clone().try_record(with_recordings));
        // Later the runtime drops what is left, which is no longer of the recording.
        log.played(recording, limit)
    }));
    let outer = recorded.unwrap_or_else(|_| log.played(recorder.finish(), limit));
    drop(recordings);
    let mut all = inside.into_inner().unwrap();
    all.insert(0, outer);
    all
}

/// Records a program while another is recorded.
async fn recorded(
    program: Program,
    recorders: mpsc::UnboundedSender<(Program, oneshot::Sender<()>)>,
    ended: oneshot::Sender<()>,
    played: &Mutex<Vec<Played>>,
) {
    let limit = Duration::from_millis(150);
    let recorder = Recorder::new().limit(limit).run_on(Duration::from_millis(70));
    let log = Log::new(recorders);
    let root = run(program, Origin::Root, log.clone());
    let mut recording = Box::pin(recorder.clone().try_record(root));
    let recording = std::future::poll_fn(|context| {
        let poll = catch_unwind(AssertUnwindSafe(|| recording.as_mut().poll(context)));
        poll.unwrap_or_else(|_| Poll::Ready(recorder.finish()))
    });
    let recording = recording.await;
    played.lock().unwrap().push(log.played(recording, limit));
    let _ = ended.send(());
}

/// A task of before: none of what it does is of a recording.
async fn of_before(other: u64, log: Log) {
    loop {
        let nap = Program::Wait(7 * other);
        let naps = vec![Program::Spawn(Box::new(nap.clone())), nap, Program::Fail(3)];
        let _ = run(Program::Join(naps), Origin::Root, log.clone()).await;
        info!("of no recording");
        sleep(Duration::from_millis(40 * other)).await;
    }
}
