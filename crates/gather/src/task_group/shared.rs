//! The inside of a [`task_group`](super::task_group): its children and what they came to.

use std::any::Any;
use std::future::{Future, poll_fn};
use std::mem::take;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::task::{JoinError, JoinSet};
use tokio_util::sync::CancellationToken;

use super::Group;
use crate::ended::poll_join_next;

type Panic = Box<dyn Any + Send>;

/// So many ended children are read in a row before the body has its turn.
const READ_AT_ONCE: usize = 128;

/// What the owner and all handles share.
pub(super) struct Shared<E> {
    pub(super) token: CancellationToken,
    /// Wakes the owner for a child that it does not know of.
    pub(super) spawned: Notify,
    /// A `std` mutex, because nothing is awaited while it is held.
    state: Mutex<State<E>>,
}

pub(super) struct State<E> {
    pub(super) children: JoinSet<Result<(), E>>,
    errors: Vec<E>,
    panic: Option<Panic>,
    pub(super) grace: Duration,
    /// Children have been aborted, or all have ended: a further one would come too late.
    closed: bool,
}

impl<E: Send + 'static> State<E> {
    pub(super) fn is_closed(&self, token: &CancellationToken) -> bool {
        self.closed || (token.is_cancelled() && self.grace.is_zero())
    }

    pub(super) fn abort(&mut self) {
        self.closed = true;
        self.children.abort_all();
    }

    pub(super) fn take_failures(&mut self) -> (Vec<E>, Option<Panic>) {
        (take(&mut self.errors), self.panic.take())
    }
}

impl<E: Send + 'static> Shared<E> {
    pub(super) fn new() -> Self {
        let state = State {
            children: JoinSet::new(),
            errors: Vec::new(),
            panic: None,
            grace: Duration::ZERO,
            closed: false,
        };
        Self { token: CancellationToken::new(), spawned: Notify::new(), state: Mutex::new(state) }
    }

    /// Runs the body until it and all children have ended, or the group is stopped. The body's
    /// value, if it came to one; it has been dropped in any case.
    pub(super) async fn run<F, Fut, T>(self: &Arc<Self>, body: F) -> Option<T>
    where
        F: FnOnce(Group<E>) -> Fut,
        Fut: Future<Output = Result<T, E>>,
    {
        let group = Group { shared: self.clone() };
        let mut body = pin!(Some(async { body(group).await }));
        let mut cancelled = pin!(self.token.cancelled());
        let mut spawned = pin!(self.spawned.notified());
        let mut value = None;
        poll_fn(|context| {
            // The token first: what it stops must not run once more.
            if cancelled.as_mut().poll(context).is_ready() {
                return Poll::Ready(());
            }
            // Children before the body, for the order of errors. A body that is woken at the same
            // instant goes on to its next await, as in asyncio.
            let _ = self.reap(context);
            let polled = caught(|| {
                let running = body.as_mut().as_pin_mut();
                let polled = running.map_or(Poll::Pending, |running| running.poll(context));
                if polled.is_ready() {
                    body.set(None);
                }
                polled
            });
            match polled {
                Ok(Poll::Ready(Ok(output))) => value = Some(output),
                Ok(Poll::Ready(Err(error))) => self.fail(error),
                Ok(Poll::Pending) => {}
                Err(panic) => self.panicked(panic),
            }
            // Somebody outside the group may have spawned into it while it had no child to wait for.
            while spawned.as_mut().poll(context).is_ready() {
                spawned.set(self.spawned.notified());
            }
            let all_ended = self.reap(context).is_ready();
            if self.token.is_cancelled() || (all_ended && value.is_some()) {
                return Poll::Ready(());
            }
            Poll::Pending
        })
        .await;
        if let Err(panic) = caught(|| body.set(None)) {
            self.panicked(panic);
        }
        value
    }

    fn fail(&self, error: E) {
        self.state().errors.push(error);
        self.token.cancel();
    }

    fn panicked(&self, panic: Panic) {
        self.state().panic.get_or_insert(panic);
        self.token.cancel();
    }

    /// Takes the results of children that have ended; ready when none is left.
    pub(super) fn reap(&self, context: &mut Context<'_>) -> Poll<()> {
        for _ in 0..READ_AT_ONCE {
            // Not held while a result is dropped, which may be a panic's payload.
            let joined = poll_join_next(&mut self.state().children, context);
            match ready!(joined) {
                None => return Poll::Ready(()),
                Some(Ok(Ok(()))) => {}
                Some(Ok(Err(error))) => self.fail(error),
                Some(Err(error)) => {
                    // An aborted child is no error, as in asyncio.
                    if let Ok(panic) = JoinError::try_into_panic(error) {
                        self.panicked(panic);
                    }
                }
            }
        }
        context.waker().wake_by_ref();
        Poll::Pending
    }

    /// Reaps to the end and closes the group in the same breath, so that no child slips in.
    pub(super) fn close(&self, context: &mut Context<'_>) -> Poll<()> {
        ready!(self.reap(context));
        let mut state = self.state();
        if state.children.is_empty() {
            state.closed = true;
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

/// A panic of the body waits, as a child's does, until all children have ended.
fn caught<T>(run: impl FnOnce() -> T) -> Result<T, Panic> {
    catch_unwind(AssertUnwindSafe(run))
}

impl<E> Shared<E> {
    pub(super) fn state(&self) -> MutexGuard<'_, State<E>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Children hold handles to the group, so the set would keep itself alive: the owner ends it.
pub(super) struct Owner<E: Send + 'static>(pub(super) Arc<Shared<E>>);

impl<E: Send + 'static> Drop for Owner<E> {
    fn drop(&mut self) {
        self.0.token.cancel();
        let mut state = self.0.state();
        state.closed = true;
        let children = take(&mut state.children);
        drop(state);
        // Aborts them, and drops results that hold handles to the group.
        drop(children);
    }
}
