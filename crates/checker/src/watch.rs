//! A future around the learner's future that observes it: which polls came for nothing, what each
//! poll noted, which panic it threw.

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

/// A function that is polled this often within one instant while nothing happens will not stop.
pub(crate) const SPINS: usize = 100_000;
/// After so many of its first polls one looks whether the function has replaced the panic hook.
const LOOKS: usize = 3;

/// What the caller's polls saw.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen {
    /// How often it was polled.
    pub polls: usize,
    /// How many polls came for nothing: nothing had happened on the stage since the poll before.
    pub idle: usize,
    /// How many such polls came in a row within one instant, and that instant.
    spinning: (Duration, usize),
    /// The most polls that came for nothing in a row within one instant, and that instant.
    pub turns: (Duration, usize),
    /// The lent notebook after each poll in which the notebook or the stage has changed, and before each
    /// end of a fetch.
    pub notes: Vec<Noted>,
    /// Whether the notebook was still borrowed when the function had returned.
    pub is_locked: bool,
    /// When the notebook was first found borrowed while the function waited.
    pub kept_at: Option<Duration>,
    /// The payload of the function's panic.
    pub thrown: Option<Thrown>,
    /// Whether the function has put another panic hook in the place of ours.
    pub hides_panics: bool,
}

/// The lent notebook as a poll left it, or as it was within a poll when a fetch was about to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Noted {
    pub at: Duration,
    /// How many events of the stage came before.
    pub after: usize,
    pub notes: Vec<String>,
    /// Whether nothing had happened on the stage since the poll before.
    pub is_late: bool,
}

impl Seen {
    pub(crate) fn spins(&self) -> bool {
        self.spinning.1 >= SPINS
    }

    /// Notes what the notebook holds, if it or the stage has changed.
    fn note(&mut self, log: &Log, notes: &RefCell<Vec<String>>, is_late: bool) {
        let after = log.events();
        if let Ok(notes) = notes.try_borrow()
            && self.notes.last().is_none_or(|last| last.notes != *notes || last.after != after)
        {
            self.notes.push(Noted { at: log.now(), after, notes: notes.clone(), is_late });
        }
    }

    /// The instant at which it spins.
    pub(crate) fn spins_at(&self) -> Duration {
        self.spinning.0
    }
}

/// The payload of a panic.
pub(crate) type Panic = Box<dyn Any + Send>;

/// Polls the function and notes what is seen. A function that spins is not polled any more. A panic
/// is caught, so that one can see what the function leaves behind.
pub(crate) async fn watched(
    mut function: Pin<Box<dyn Future<Output = Value> + '_>>,
    log: Arc<Log>,
    notes: Rc<RefCell<Vec<String>>>,
    seen: Rc<RefCell<Seen>>,
) -> Result<Value, Panic> {
    // An answer is noted before anything else runs: also before another fetch ends in the same poll.
    log.before_each_end({
        let (log, notes, seen) = (log.clone(), notes.clone(), seen.clone());
        move || {
            if let Ok(mut seen) = seen.try_borrow_mut() {
                seen.note(&log, &notes, false);
            }
        }
    });
    let mut events = None;
    // The latest instant at which a poll saw something happen on the stage.
    let mut eventful = None;
    let value = poll_fn(move |context| {
        if seen.borrow().spins() {
            return Poll::Pending;
        }
        let is_idle = events == Some(log.events());
        let polled = catch_unwind(AssertUnwindSafe(|| function.as_mut().poll(context)));
        let mut seen = seen.borrow_mut();
        seen.polls += 1;
        seen.hides_panics |= seen.polls <= LOOKS && !stage::panics_are_noted();
        let (at, after) = (log.now(), log.events());
        let is_late = is_idle && events == Some(after);
        if is_late {
            // The result of a fetch may take several turns at its instant, for example through
            // messages or a lock.
            seen.idle += usize::from(eventful != Some(at));
            seen.spinning = if seen.spinning.0 == at { (at, seen.spinning.1 + 1) } else { (at, 1) };
            if seen.spinning.1 > seen.turns.1 {
                seen.turns = seen.spinning;
            }
        } else {
            seen.spinning = (at, 0);
            eventful = Some(at);
        }
        events = Some(after);
        // A function that keeps the notebook borrowed across an `.await` is reported by the panic
        // of the next borrow.
        if polled.as_ref().is_ok_and(Poll::is_ready) {
            seen.is_locked = notes.try_borrow_mut().is_err();
        }
        if polled.as_ref().is_ok_and(Poll::is_pending) && notes.try_borrow().is_err() {
            seen.kept_at.get_or_insert(at);
        }
        seen.note(&log, &notes, is_late);
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
