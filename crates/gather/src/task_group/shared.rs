//! The state that a group's owner, its handles and its children share, under one lock.
//!
//! While the lock is held, no value or future of the user is dropped, polled or woken: a destructor
//! may use the group.

use std::future::{Future, poll_fn};
use std::mem::take;
use std::pin::Pin;
use std::sync::{Arc, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use super::children::{Children, Key};
use super::failures::Failures;
use super::stop_signal::StopSignal;
use super::system::{Mutex, Task};
use crate::quiet::{Panic, caught, drop_quietly};

pub(super) struct Shared<E> {
    pub(super) stop: Arc<StopSignal>,
    state: Mutex<State<E>>,
}

/// The phases of a group. A group moves only to later phases.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Phase {
    Running,
    /// An error or a panic has stopped the group. The body may still have one turn.
    Failed,
    /// `cancel` has stopped the group.
    Cancelled,
    /// The children have been told to end, and no new child starts.
    Aborted,
    /// There are no children, and the owner does not wait any more: new children are dropped.
    Over,
}

pub(super) struct State<E> {
    pub(super) phase: Phase,
    pub(super) children: Children,
    pub(super) failures: Failures<E>,
    pub(super) grace: Duration,
    owner: Option<Waker>,
    /// Whether the owner waits only for children.
    pub(super) body_ended: bool,
}

impl<E> State<E> {
    fn takes_children(&self) -> bool {
        match self.phase {
            Phase::Running => true,
            Phase::Failed | Phase::Cancelled => !self.grace.is_zero(),
            Phase::Aborted | Phase::Over => false,
        }
    }

    /// Moves to a later phase. Returns `true` if this stops the group.
    pub(super) fn enter(&mut self, phase: Phase) -> bool {
        let stops = self.phase == Phase::Running;
        self.phase = self.phase.max(phase);
        stops
    }

    /// The check that there are no children, and the end, are one step, so that no child can start
    /// in between.
    pub(super) fn is_over(&mut self) -> bool {
        if self.children.is_empty() {
            self.phase = Phase::Over;
        }
        self.phase == Phase::Over
    }
}

impl<E> Shared<E> {
    pub(super) fn new() -> Self {
        let state = State {
            phase: Phase::Running,
            children: Children::default(),
            failures: Failures::default(),
            grace: Duration::ZERO,
            owner: None,
            body_ended: false,
        };
        Self { stop: Arc::default(), state: Mutex::new(state) }
    }

    /// Runs `step` with the state, under the lock. Its result is dropped after the lock.
    pub(super) fn with<R>(&self, step: impl FnOnce(&mut State<E>) -> R) -> R {
        step(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn set_grace(&self, grace: Duration) {
        self.with(|state| state.grace = grace);
    }

    /// Admits a child that is about to be spawned, unless it comes too late.
    pub(super) fn admit(&self) -> Option<Key> {
        self.with(|state| state.takes_children().then(|| state.children.admit()))
    }

    /// Notes that an admitted child has become a task. The child may have ended already.
    pub(super) fn spawned(&self, key: Key, task: Task) {
        let late = self.with(|state| {
            let ends = state.phase >= Phase::Aborted;
            state.children.spawned(key, task, ends)
        });
        if let Some(late) = late {
            late.abort();
        }
    }

    /// The last action of a child, after its destructors have run.
    pub(super) fn left(&self, key: Key) {
        let (_task, owner) = self.with(|state| {
            let task = state.children.left(key);
            let waits = state.body_ended && state.children.is_empty();
            (task, if waits { state.owner.take() } else { None })
        });
        wake(owner);
    }

    pub(super) fn failed(&self, error: E) {
        self.note(Phase::Failed, |state| {
            if state.phase == Phase::Over {
                return Some(error);
            }
            state.failures.errors.push(error);
            None
        });
    }

    pub(super) fn panicked(&self, panic: Panic) {
        self.note(Phase::Failed, |state| {
            if state.phase == Phase::Over || state.failures.panic.is_some() {
                return Some(panic);
            }
            state.failures.panic = Some(panic);
            None
        });
    }

    /// Notes that a child was cancelled, and not through its handle. If the group did not do it
    /// either, the child's runtime has shut down.
    pub(super) fn cancelled_by_others(&self) {
        self.note(Phase::Failed, |state| {
            state.failures.shut_down |= state.phase < Phase::Aborted;
            None::<()>
        });
    }

    pub(super) fn cancel(&self) {
        self.note(Phase::Cancelled, |_| None::<()>);
    }

    /// Notes what stops the group, and drops what `note` returns.
    fn note<R>(&self, phase: Phase, note: impl FnOnce(&mut State<E>) -> Option<R>) {
        let (unread, stops, owner) = self.with(|state| {
            let unread = note(state);
            let stops = state.enter(phase);
            let owner = state.owner.take_if(|_| stops);
            (unread, stops, owner)
        });
        if stops {
            self.stop.tell();
        }
        wake(owner);
        drop_quietly(unread);
    }

    /// Stores the owner's waker, and looks at the state.
    pub(super) fn watch<R>(
        &self,
        context: &Context<'_>,
        look: impl FnOnce(&mut State<E>) -> R,
    ) -> R {
        let waker = context.waker().clone();
        let (_previous, seen) = self.with(|state| (state.owner.replace(waker), look(state)));
        seen
    }

    /// Runs the body until it and all children have ended, or until the group is stopped. Returns
    /// the body's value, if there is one. The body has been dropped in any case.
    pub(super) async fn run<B, T>(&self, mut body: Pin<&mut Option<B>>) -> Option<T>
    where
        B: Future<Output = Result<T, E>>,
    {
        let mut value = None;
        poll_fn(|context| {
            // After `cancel`, the body must not run again. But a body that is woken at the instant
            // of an error goes on to its next `.await`, as in asyncio.
            if self.watch(context, |state| state.phase >= Phase::Cancelled) {
                return Poll::Ready(());
            }
            let running = body.as_mut().as_pin_mut();
            let polled = caught(|| running.map_or(Poll::Pending, |body| body.poll(context)));
            let ended = !matches!(polled, Ok(Poll::Pending));
            match polled {
                Ok(Poll::Ready(Ok(output))) => value = Some(output),
                Ok(Poll::Ready(Err(error))) => self.failed(error),
                Ok(Poll::Pending) => {}
                Err(panic) => self.panicked(panic),
            }
            if ended {
                self.drop_body(body.as_mut());
            }
            let ready = self.with(|state| {
                state.body_ended = value.is_some();
                state.phase > Phase::Running || (state.body_ended && state.is_over())
            });
            if ready { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
        self.drop_body(body);
        value
    }

    fn drop_body<B>(&self, mut body: Pin<&mut Option<B>>) {
        if let Err(panic) = caught(|| body.set(None)) {
            self.panicked(panic);
        }
    }
}

fn wake(owner: Option<Waker>) {
    if let Some(owner) = owner {
        owner.wake();
    }
}

/// Ends the group when it is dropped. Without it, the group could keep itself alive, because its
/// children have handles to it, and its errors may have some too.
pub(super) struct Owner<E>(pub(super) Arc<Shared<E>>);

impl<E> Drop for Owner<E> {
    fn drop(&mut self) {
        let shared = &self.0;
        let (dropped, tasks, failures, _owner) = shared.with(|state| {
            let dropped = state.phase < Phase::Over;
            state.phase = Phase::Over;
            (dropped, state.children.tasks(), take(&mut state.failures), state.owner.take())
        });
        if dropped {
            shared.stop.tell();
        }
        tasks.iter().for_each(Task::abort);
        failures.discard();
    }
}
