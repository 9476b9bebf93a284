//! Random programs, each of which keeps a log of itself: the recording must say the same, and text,
//! JSON and SVG must say the same as the recording.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use proptest::prelude::*;
use timeline::{Recorder, Recording, SvgOptions};
use tokio::time::{Instant, sleep, timeout};
use tracing::{Instrument, instrument};

/// A program, or a part of one.
#[derive(Debug, Clone)]
enum Program {
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
}

/// How a part ended, as it knows itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Finished,
    Failed,
    TimedOut,
    Panicked,
    Cancelled,
}

/// What a part knows of itself.
#[derive(Debug, Clone)]
struct Entry {
    id: usize,
    /// What it knows of where it came from.
    origin: Origin,
    start: Duration,
    polls: usize,
    end: Option<(Duration, End)>,
}

/// Where a part comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
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
    entries: Arc<Mutex<Vec<Entry>>>,
    /// When aborts were asked for.
    requests: Arc<Mutex<Vec<Option<Duration>>>>,
}

impl Log {
    fn ended(&self, index: usize, end: End) {
        let mut entries = self.entries.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        entries[index].end.get_or_insert((self.began.elapsed(), end));
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
        self.log.entries.lock().unwrap()[self.index].polls += 1;
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
        entries.push(Entry { id, origin, start: log.began.elapsed(), polls: 0, end: None });
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
            log.requests.lock().unwrap()[request] = Some(log.began.elapsed());
            task.abort();
            let _ = task.await;
        }
        Program::Timeout(part, ms) => timeout(Duration::from_millis(ms), here(*part))
            .await
            .map_err(|elapsed| elapsed.to_string())??,
    }
    Ok(())
}

fn programs() -> impl Strategy<Value = Program> {
    let ms = 0_u64..50;
    let leaf = prop_oneof![
        5 => ms.clone().prop_map(Program::Wait),
        2 => ms.clone().prop_map(Program::Fail),
        1 => ms.clone().prop_map(Program::Panic),
        1 => Just(Program::Never),
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
            (part, ms.clone()).prop_map(|(part, ms)| Program::Timeout(part, ms)),
        ]
    })
}

/// Plays a program and returns the recording and what the program knew of itself by then.
fn play(program: Program) -> (Recording, Vec<Entry>, Vec<Option<Duration>>) {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build();
    let runtime = runtime.unwrap();
    let limit = Duration::from_secs(1);
    let recorder = Recorder::new().limit(limit).run_on(limit);
    let log = {
        let _inside = runtime.enter();
        Log { began: Instant::now(), entries: Arc::default(), requests: Arc::default() }
    };
    let (entries, requests) = (log.entries.clone(), log.requests.clone());
    let root = run(program, Origin::Root, log);
    let recorded = catch_unwind(AssertUnwindSafe(|| {
        let recording = runtime.block_on(recorder.clone().try_record(root));
        // Later the runtime drops what is left, which is no longer of the recording.
        (recording, entries.lock().unwrap().clone())
    }));
    let (recording, entries) = recorded.unwrap_or_else(|_| {
        (recorder.finish(), entries.lock().unwrap_or_else(|e| e.into_inner()).clone())
    });
    let requests = requests.lock().unwrap().clone();
    (recording, entries, requests)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_recording_says_what_the_program_knows_of_itself(program in programs()) {
        let (recording, entries, requests) = play(program);
        let lanes = &recording.lanes[1..];
        prop_assert_eq!(lanes.len(), entries.len());
        // Entries are made in the order of the starts, as lanes are.
        for (position, (lane, entry)) in lanes.iter().zip(&entries).enumerate() {
            prop_assert_eq!(entry.id, position);
            prop_assert_eq!(lane.start.at, entry.start);
            let parent = match entry.origin {
                Origin::Inside(id) | Origin::SpawnedBy(id, _) => id + 1,
                Origin::Root => 0,
            };
            prop_assert_eq!(lane.parent, Some(parent));
            // The root runs in the caller's task, whatever is inside nothing else was spawned.
            let spawned = position > 0 && !matches!(entry.origin, Origin::Inside(_));
            prop_assert_eq!(lane.spawned, spawned);
            if let Origin::SpawnedBy(_, request) = entry.origin && lane.outcome.word() == "cancelled" {
                prop_assert_eq!(recording.cancel_request(lane).map(|m| m.at), requests[request]);
            }
            if !spawned {
                prop_assert_eq!(recording.cancel_request(lane), None);
            }
            // A task that it spawned and that runs on holds its span open: then its drop cannot be
            // told from a poll.
            let dropped = matches!(entry.end, Some((_, End::Cancelled)));
            let is_open = lane.outcome.word() == "still running";
            if is_open && dropped && held_open(&recording, position + 1) {
                continue;
            }
            prop_assert_eq!(lane.polls.len(), entry.polls);
            let hung = recording.elapsed >= Duration::from_secs(1);
            match entry.end {
                Some((at, end)) if !hung => {
                    let word = match end {
                        End::Finished => "finished",
                        End::Failed => "failed",
                        End::TimedOut => "timed out",
                        End::Panicked => "panicked",
                        End::Cancelled => "cancelled",
                    };
                    prop_assert_eq!(lane.outcome.word(), word);
                    prop_assert_eq!(lane.end.map(|end| end.at), Some(at));
                }
                Some(_) => {}
                None => prop_assert_eq!(lane.outcome.word(), "still running"),
            }
        }
        if let Some((at, _)) = entries[0].end {
            prop_assert_eq!(recording.elapsed, at);
        }
        let mut ends: Vec<_> = lanes.iter().filter_map(|lane| lane.end).collect();
        ends.sort();
        prop_assert!(ends.windows(2).all(|pair| pair[0].step != pair[1].step));
    }

    #[test]
    fn text_json_and_svg_say_the_same(program in programs()) {
        let (recording, _, _) = play(program);
        prop_assert_eq!(&Recording::from_json(&recording.to_json()).unwrap(), &recording);

        let table = recording.table();
        let svg = recording.to_svg(&SvgOptions { id_prefix: "p", title: "t", until: None });
        let drawn: Vec<[String; 4]> = svg
            .split("<g data-lane=\"")
            .skip(1)
            .map(|group| ["", "data-start=\"", "data-end=\"", "data-outcome=\""].map(|attribute| {
                let value = group.split_once(attribute).map_or(group, |(_, rest)| rest);
                value.split('"').next().unwrap_or_default().to_owned()
            }))
            .collect();
        let told: Vec<[String; 4]> =
            table.iter().map(|r| [&r.label, &r.start, &r.end, &r.outcome].map(Clone::clone)).collect();
        prop_assert_eq!(drawn, told);

        let chart = recording.chart(None);
        prop_assert_eq!(chart.lines().count(), table.len() + 1);
        for (line, row) in chart.lines().skip(1).zip(&table) {
            prop_assert!(line.trim_start().starts_with(&row.label), "{} / {}", line, row.label);
            prop_assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "too wide: {}", line);
        }
        if recording.lanes.len() <= 9 {
            groups_and_requests(&recording, &chart, &svg)?;
        }
    }
}

/// Whether a lane and all below it have ended by then.
fn ended_by(recording: &Recording, index: usize, at: Duration) -> bool {
    recording.lanes[index].end.is_some_and(|end| end.at <= at)
        && recording.children(index).all(|child| ended_by(recording, child, at))
}

/// Whether a task below this lane runs on, inside its span.
fn held_open(recording: &Recording, index: usize) -> bool {
    recording.children(index).any(|child| {
        let lane = &recording.lanes[child];
        lane.spawned && lane.end.is_none() || held_open(recording, child)
    })
}

/// A bracket and two words for each group, a dashed line and a name for each request; every start
/// and every end is among the steps.
fn groups_and_requests(recording: &Recording, chart: &str, svg: &str) -> Result<(), TestCaseError> {
    let steps: Vec<String> = recording.steps().into_iter().map(|step| step.text).collect();
    let told = |start: &str, end: &str| {
        steps.iter().any(|step| step.starts_with(start) && step.ends_with(end))
    };
    let mut groups = 0;
    let mut requests = 0;
    for (index, lane) in recording.lanes.iter().enumerate().skip(1) {
        let children: Vec<_> = recording.children(index).map(|c| &recording.lanes[c]).collect();
        let is_group = !children.is_empty();
        let closes = lane.end.is_some_and(|end| ended_by(recording, index, end.at));
        groups += usize::from(is_group);
        let opening = if is_group { ", group open" } else { "" };
        let start = format!("{} started", lane.label);
        prop_assert!(told(&start, opening) || lane.polls.is_empty(), "{} in {:?}", start, steps);
        if lane.end.is_some() {
            let end = format!("{} {}", lane.label, lane.outcome.word());
            prop_assert!(told(&end, ""), "{} in {:?}", end, steps);
            let later = format!("{}: group closed", lane.label);
            let closed = told(&end, ", group closed") || told(&later, "");
            prop_assert_eq!(closed, is_group && closes, "{} in {:?}", lane.label, &steps);
        }
        if recording.cancel_request(lane).is_some() {
            requests += 1;
            let spawner = &recording.lanes[lane.parent.unwrap()].label;
            let asked = format!("{spawner} requests cancellation of ");
            let names = steps.iter().filter_map(|step| step.strip_prefix(&asked));
            let mut names = names.flat_map(|names| names.split(", "));
            prop_assert!(names.any(|name| name == lane.label), "{:?}", steps);
        }
    }
    prop_assert_eq!(chart.matches('┌').count(), groups);
    prop_assert_eq!(chart.matches('└').count(), groups);
    prop_assert_eq!(svg.matches("tl-group").count(), groups);
    prop_assert_eq!(svg.matches("tl-request").count(), requests);
    Ok(())
}
