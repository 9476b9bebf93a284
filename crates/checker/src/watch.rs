//! A future around the learner's that looks on: which of its polls came for nothing, what it noted
//! during which, what it panicked with.

use std::any::Any;
use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use stage::Log;

use crate::run::{Thrown, Value};

/// A function that is polled this often within one instant, and nothing happens, will not stop.
pub(crate) const SPINS: usize = 100_000;

/// What the caller's polls saw.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen {
    /// All of them.
    pub polls: usize,
    /// Polls before which nothing had happened on the stage since the poll before.
    pub idle: usize,
    /// Of these, in a row within one instant.
    spinning: (Duration, usize),
    /// The lent notebook, at the end of each poll in which it or the stage has changed.
    pub notes: Vec<Noted>,
    /// It could not be looked at when the function had returned.
    pub is_locked: bool,
    /// It could not be looked at while the function waited, first at this instant.
    pub kept_at: Option<Duration>,
    /// What the function panicked with.
    pub thrown: Option<Thrown>,
}

/// The lent notebook as a poll left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Noted {
    pub at: Duration,
    /// How many events of the stage had been.
    pub after: usize,
    pub notes: Vec<String>,
    /// Nothing had happened on the stage since the poll before.
    pub is_late: bool,
}

impl Seen {
    pub(crate) fn spins(&self) -> bool {
        self.spinning.1 >= SPINS
    }

    /// The instant that it does not come away from.
    pub(crate) fn spins_at(&self) -> Duration {
        self.spinning.0
    }
}

/// What a panic carries.
pub(crate) type Panic = Box<dyn Any + Send>;

/// Polls the function and notes what is seen. One that spins is not polled any more; a panic is caught,
/// so that it can be seen what the function leaves behind.
pub(crate) async fn watched(
    mut function: Pin<Box<dyn Future<Output = Value> + '_>>,
    log: Arc<Log>,
    notes: Rc<RefCell<Vec<String>>>,
    seen: Rc<RefCell<Seen>>,
) -> Result<Value, Panic> {
    let mut events = None;
    // The latest instant of which a poll has seen something on the stage.
    let mut eventful = None;
    let value = poll_fn(move |context| {
        if seen.borrow().spins() {
            return Poll::Pending;
        }
        let is_idle = events == Some(log.events());
        let polled = catch_unwind(AssertUnwindSafe(|| function.as_mut().poll(context)));
        let mut seen = seen.borrow_mut();
        seen.polls += 1;
        let (at, after) = (log.now(), log.events());
        let is_late = is_idle && events == Some(after);
        if is_late {
            // What comes from a fetch may take several turns at its instant: messages, a lock.
            seen.idle += usize::from(eventful != Some(at));
            seen.spinning = if seen.spinning.0 == at { (at, seen.spinning.1 + 1) } else { (at, 1) };
        } else {
            seen.spinning = (at, 0);
            eventful = Some(at);
        }
        events = Some(after);
        // A function that holds a borrow across an `.await` is told so by the panic of the next borrow.
        if polled.as_ref().is_ok_and(Poll::is_ready) {
            seen.is_locked = notes.try_borrow_mut().is_err();
        }
        if polled.as_ref().is_ok_and(Poll::is_pending) && notes.try_borrow().is_err() {
            seen.kept_at.get_or_insert(at);
        }
        if let Ok(notes) = notes.try_borrow()
            && seen.notes.last().is_none_or(|last| last.notes != *notes || last.after != after)
        {
            seen.notes.push(Noted { at, after, notes: notes.clone(), is_late });
        }
        match polled {
            Ok(polled) => polled.map(Ok),
            Err(payload) => {
                seen.thrown = Some(Thrown::of(&*payload));
                Poll::Ready(Err(payload))
            }
        }
    });
    value.await
}
