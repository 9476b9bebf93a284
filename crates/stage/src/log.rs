//! What the stage itself knows about a play: every call of `fetch`, and only the calls write here.
//!
//! A recording depends on the spans and subscribers of the code that is played. This log does not,
//! so checks judge by the log.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::task;
use tokio::time::Instant;

type Look = Rc<dyn Fn()>;

thread_local! {
    /// By the addresses of their logs: who has no log of a play can put nothing in the place of what looks at it.
    static LOOKS: RefCell<HashMap<usize, Look>> = RefCell::default();
}

/// Every fetch of one play, in the order in which they were called.
///
/// A log belongs to the thread that made it. A fetch on another thread is counted here, and panics.
#[derive(Debug)]
pub struct Log {
    thread: ThreadId,
    // A `std` mutex, because nothing is awaited while it is locked.
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The runtime whose clock is used, and when the play began.
    start: Option<(Handle, Instant)>,
    closed: bool,
    events: usize,
    elsewhere: usize,
    calls: Vec<Call>,
}

/// One call of `fetch`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The place of the call's source in the cast.
    pub source: usize,
    /// Its first poll; `None` if its future was never polled.
    pub began: Option<Began>,
    /// Its end; `None` while it waits.
    pub ended: Option<Ended>,
}

/// The first poll of a fetch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Began {
    /// The time since the play began.
    pub at: Duration,
    /// The number of this event among all events of the play.
    pub order: usize,
    /// The task that polled it; `None` for the caller of the play.
    pub task: Option<task::Id>,
}

/// The end of a fetch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    /// The time since the play began.
    pub at: Duration,
    /// The number of this event among all events of the play.
    pub order: usize,
    /// How the fetch ended.
    pub how: How,
    /// The task that polled it to its end, or dropped it; `None` for the caller of the play.
    pub task: Option<task::Id>,
}

/// How a fetch ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It answered.
    Answered,
    /// It failed, with the error of this id.
    Failed(ErrorId),
    /// It panicked.
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
    /// Marks the beginning of the play, from which its time is counted. Call it inside the play's
    /// runtime.
    pub fn begin(&self) {
        self.state().start = Some((Handle::current(), Instant::now()));
    }

    /// Marks the end of the play: what its runtime drops afterwards is not logged. Nobody looks any more.
    pub fn close(&self) {
        self.state().closed = true;
        LOOKS.with_borrow_mut(|looks| looks.remove(&self.address()));
    }

    /// Sets what is called on this thread whenever a fetch is about to end, before the log has it: so one can see
    /// what the program has done about the fetches that ended earlier.
    pub fn before_each_end(&self, look: impl Fn() + 'static) {
        LOOKS.with_borrow_mut(|looks| looks.insert(self.address(), Rc::new(look)));
    }

    fn address(&self) -> usize {
        std::ptr::from_ref(self).addr()
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

/// The time since the play began. It asks the runtime's clock, because another thread would have
/// another clock.
fn time(state: &State) -> Duration {
    let Some((runtime, start)) = &state.start else { return Duration::ZERO };
    let _in_the_runtime = runtime.enter();
    Instant::now().saturating_duration_since(*start)
}

/// Where a call logs its beginning and its end.
#[derive(Debug)]
pub(crate) struct Entry {
    log: Arc<Log>,
    call: usize,
    over: bool,
}

impl Entry {
    /// Logs a new call for the source at this place of the cast.
    pub(crate) fn new(log: &Arc<Log>, source: usize) -> Self {
        let mut state = log.state();
        state.calls.push(Call { source, began: None, ended: None });
        let call = state.calls.len() - 1;
        drop(state);
        Self { log: log.clone(), call, over: false }
    }

    /// Logs the first poll. Returns false on a thread other than the play's.
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
        if !self.over
            && let Ok(Some(look)) =
                LOOKS.try_with(|looks| looks.borrow().get(&self.log.address()).cloned())
        {
            look();
        }
        let mut state = self.log.state();
        if !self.over && !state.closed {
            let at = time(&state);
            state.events += 1;
            let order = state.events;
            state.calls[self.call].ended = Some(Ended { at, order, how, task: task::try_id() });
        }
        self.over = true;
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.write(How::Dropped);
    }
}
