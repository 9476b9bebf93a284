//! What the stage itself knows of a play: every call of `fetch`, written by the calls alone.
//!
//! A recording depends on the spans and subscribers of the code under play. This log does not, so
//! checks judge by it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::task;
use tokio::time::Instant;

/// Every fetch of one play, in the order in which they were called.
///
/// Belongs to the thread that makes it: a fetch on another one is refused by a panic and counted.
#[derive(Debug)]
pub struct Log {
    thread: ThreadId,
    // A `std` mutex, because nothing is awaited while it is held.
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The runtime, of which the clock is, and when the play began.
    start: Option<(Handle, Instant)>,
    closed: bool,
    events: usize,
    elsewhere: usize,
    calls: Vec<Call>,
}

/// One call of `fetch`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The place of its source in the cast.
    pub source: usize,
    /// Its first poll; `None` for a future that was never polled.
    pub began: Option<Began>,
    /// `None` while it waits.
    pub ended: Option<Ended>,
}

/// The first poll of a fetch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Began {
    /// Since the play began.
    pub at: Duration,
    /// Counts all events of the play.
    pub order: usize,
    /// The task that polled it; `None` for the caller of the play.
    pub task: Option<task::Id>,
}

/// The end of a fetch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    /// Since the play began.
    pub at: Duration,
    /// Counts all events of the play.
    pub order: usize,
    /// In which way.
    pub how: How,
}

/// In which way a fetch ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// With an answer.
    Answered,
    /// With the error of this id.
    Failed(ErrorId),
    /// With a panic.
    Panicked,
    /// Its future was dropped before it had ended.
    Dropped,
}

/// Tells one failure of a source from all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ErrorId(pub(crate) u64);

impl Default for Log {
    fn default() -> Self {
        Self { thread: thread::current().id(), state: Mutex::default() }
    }
}

impl Log {
    /// The play begins: its time is counted from here. Called in its runtime.
    pub fn begin(&self) {
        self.state().start = Some((Handle::current(), Instant::now()));
    }

    /// The play is over: what its runtime drops on the way out is no event of it.
    pub fn close(&self) {
        self.state().closed = true;
    }

    /// The time since the play began.
    pub fn now(&self) -> Duration {
        time(&self.state())
    }

    /// Every call so far.
    pub fn calls(&self) -> Vec<Call> {
        self.state().calls.clone()
    }

    /// How many fetches have begun or ended so far.
    pub fn events(&self) -> usize {
        self.state().events
    }

    /// How often a fetch was polled on a thread that is not the play's.
    pub fn elsewhere(&self) -> usize {
        self.state().elsewhere
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The time since the play began. Another thread has another clock, so it is the runtime's that is asked.
fn time(state: &State) -> Duration {
    let Some((runtime, start)) = &state.start else { return Duration::ZERO };
    let _in_the_runtime = runtime.enter();
    Instant::now().saturating_duration_since(*start)
}

/// Where a call writes what becomes of it.
#[derive(Debug)]
pub(crate) struct Entry {
    log: Arc<Log>,
    call: usize,
    over: bool,
}

impl Entry {
    /// A new call for the source at this place of the cast.
    pub(crate) fn new(log: &Arc<Log>, source: usize) -> Self {
        let mut state = log.state();
        state.calls.push(Call { source, began: None, ended: None });
        let call = state.calls.len() - 1;
        drop(state);
        Self { log: log.clone(), call, over: false }
    }

    /// The first poll. False on a thread that is not the play's.
    #[must_use]
    pub(crate) fn begin(&self) -> bool {
        let mut state = self.log.state();
        if thread::current().id() != self.log.thread {
            state.elsewhere += 1;
            return false;
        }
        let at = time(&state);
        state.events += 1;
        let began = Began { at, order: state.events, task: task::try_id() };
        state.calls[self.call].began = Some(began);
        true
    }

    pub(crate) fn end(mut self, how: How) {
        self.write(how);
    }

    fn write(&mut self, how: How) {
        let mut state = self.log.state();
        if !self.over && !state.closed {
            let at = time(&state);
            state.events += 1;
            let order = state.events;
            state.calls[self.call].ended = Some(Ended { at, order, how });
        }
        self.over = true;
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.write(How::Dropped);
    }
}
