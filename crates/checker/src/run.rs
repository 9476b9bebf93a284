//! One play of a learner's function, and everything that is known about it.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::fmt::{self, Debug, Display};
use std::panic::resume_unwind;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;
use stage::{Call, Cast, Log, Panic, VIRTUAL_LIMIT, Wreck, on_paused_clock};
use timeline::units::duration;
use timeline::{Recorder, Recording};
use tokio::runtime::Handle;
use tokio::task::yield_now;

use crate::check::{Function, Stage};
use crate::returned_error::Which;
use crate::watch::{self, Seen, watched};

/// The result of one play.
#[derive(Debug)]
pub(crate) struct Run {
    pub end: End,
    /// When the function ended, in virtual time.
    pub ended_at: Duration,
    /// How many events of the stage came before the end.
    pub ended_after: usize,
    pub calls: Vec<Call>,
    /// How many fetches ran on other threads.
    pub elsewhere: usize,
    /// How many tasks were still alive when the function had returned.
    pub left: usize,
    /// How often all tasks waited, until time went on or nothing more happened.
    pub waits: usize,
    /// What the caller's polls saw.
    pub seen: Seen,
    pub panics: Vec<Panic>,
    /// The real time in which the function held the thread without computing.
    pub blocked: Duration,
    /// The time for which the thread computed, with what a play costs itself.
    pub computed: Duration,
    /// The recording, if the play was recorded.
    pub recording: Option<Recording>,
}

/// How a function ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum End {
    Returned(Value),
    Panicked(Thrown),
    /// It had not returned after an hour of virtual time.
    Waits,
    /// It asked again and again within one instant.
    Spins,
}

/// What a function returned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// The `Debug` text of the value in `Ok`.
    Ok(String),
    /// An error: its text, and where it comes from.
    Err(String, Which),
}

/// The payload of a panic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Thrown {
    Message(String),
    Literal(String),
    Wreck(String),
    Other,
}

impl Thrown {
    pub(crate) fn of(payload: &(dyn Any + Send)) -> Self {
        if let Some(text) = payload.downcast_ref::<String>() {
            Self::Message(text.clone())
        } else if let Some(text) = payload.downcast_ref::<&'static str>() {
            Self::Literal((*text).to_owned())
        } else if let Some(wreck) = payload.downcast_ref::<Wreck>() {
            Self::Wreck(wreck.source.clone())
        } else {
            Self::Other
        }
    }
}

/// A duration whose `Debug` text is that of the drawings (`1.5 s`), for functions that return a
/// duration.
///
/// Results are compared by this text. The drawings round their times, so a duration that is not a
/// whole number of milliseconds is written in full.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct InWords(pub Duration);

impl Debug for InWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.subsec_nanos().is_multiple_of(1_000_000) {
            f.write_str(&duration(self.0))
        } else {
            Debug::fmt(&self.0, f)
        }
    }
}

/// A value, in the text with which the recorder draws it.
struct Drawn(String);

impl Debug for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Display for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

static PLAYED: AtomicU32 = AtomicU32::new(0);

/// How many plays of this process are over.
pub(crate) fn played() -> u32 {
    PLAYED.load(Ordering::Relaxed)
}

/// Plays a function with a cast. If `recorded`, the play takes longer, and gives a drawing and the
/// printed lines.
pub(crate) fn play(
    function: &Function,
    cast: &Cast,
    notes: &[String],
    log: &Arc<Log>,
    recorded: bool,
) -> Run {
    let before = (Instant::now(), ThreadTime::now());
    let ended = Ended::default();
    let notes = Rc::new(RefCell::new(notes.to_vec()));
    let recorder = Recorder::new().limit(VIRTUAL_LIMIT).run_on(VIRTUAL_LIMIT);
    let sources = cast.logged_sources(log);
    let stage = Stage { cast: cast.clone(), sources, notes: notes.clone() };
    let played = async {
        log.begin();
        // Everything that the function does before its first `.await` is seen too, even a panic.
        let function = Box::pin(async { function(stage).await });
        let function = watched(function, log.clone(), notes, ended.seen.clone());
        let value = function.await;
        ended.note(log, &value);
        settle().await;
        ended.settled(log);
        match value {
            Ok(Value::Ok(text)) => Ok(Drawn(text)),
            Ok(Value::Err(text, _)) => Err(Drawn(text)),
            Err(panic) => resume_unwind(panic),
        }
    };
    let (recording, panics) = on_paused_clock(|runtime| {
        let recording = runtime.block_on(async {
            if recorded {
                return Some(recorder.clone().try_record(played).await);
            }
            let _ = tokio::time::timeout(VIRTUAL_LIMIT, played).await;
            None
        });
        log.close();
        recording
    });
    log.close();
    PLAYED.fetch_add(1, Ordering::Relaxed);
    let recording = recording.flatten().or_else(|| recorded.then(|| recorder.finish()));
    drop(recorder);
    let end = ended.end();
    let mut seen = ended.seen.take();
    seen.hides_panics |= !stage::panics_are_noted();
    let Some((ended_at, ended_after)) = ended.at.get() else {
        // The function has not returned: it ends when the play does.
        let at = recording.as_ref().map_or_else(|| log.now(), |recording| recording.elapsed);
        return Run {
            ended_at: match end {
                End::Waits => VIRTUAL_LIMIT,
                End::Spins => seen.spins_at(),
                _ => at,
            },
            ended_after: log.events(),
            calls: log.calls(),
            elsewhere: log.elsewhere(),
            left: 0,
            waits: ended.waits.get(),
            blocked: blocked(before),
            computed: before.1.elapsed(),
            end,
            seen,
            panics,
            recording,
        };
    };
    Run {
        end,
        ended_at,
        ended_after,
        calls: ended.calls.take(),
        elsewhere: log.elsewhere(),
        left: ended.left.get(),
        waits: ended.waits.get(),
        seen,
        panics,
        blocked: blocked(before),
        computed: before.1.elapsed(),
        recording,
    }
}

/// What is noted at the end of a function, while the play still goes on.
#[derive(Default)]
struct Ended {
    at: Cell<Option<(Duration, usize)>>,
    value: RefCell<Option<Value>>,
    left: Cell<usize>,
    waits: Cell<usize>,
    calls: RefCell<Vec<Call>>,
    seen: Rc<RefCell<Seen>>,
}

impl Ended {
    fn note(&self, log: &Log, value: &Result<Value, watch::Panic>) {
        self.at.set(Some((log.now(), log.events())));
        self.value.replace(value.as_ref().ok().cloned());
        self.waits.set(waits());
    }

    fn end(&self) -> End {
        if let Some(thrown) = self.seen.borrow_mut().thrown.take() {
            return End::Panicked(thrown);
        }
        if self.seen.borrow().spins() {
            return End::Spins;
        }
        self.value.take().map_or(End::Waits, End::Returned)
    }

    fn settled(&self, log: &Log) {
        self.left.set(Handle::current().metrics().num_alive_tasks());
        self.calls.replace(log.calls());
    }
}

/// At least this many tasks run before the caller has its next turn.
const TASKS_A_TURN: usize = 50;

/// Gives aborted tasks time to be dropped, and other tasks no more turns than that needs.
async fn settle() {
    let alive = Handle::current().metrics().num_alive_tasks();
    if alive > 0 {
        for _ in 0..=alive / TASKS_A_TURN {
            yield_now().await;
        }
    }
}

/// How often the runtime has had nothing to do; 0 on processors that cannot count so far.
fn waits() -> usize {
    #[cfg(target_has_atomic = "64")]
    return Handle::current().metrics().worker_park_count(0) as usize;
    #[cfg(not(target_has_atomic = "64"))]
    return 0;
}

fn blocked((wall, cpu): (Instant, ThreadTime)) -> Duration {
    wall.elapsed().saturating_sub(cpu.elapsed())
}
