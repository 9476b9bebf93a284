//! The inside of a [`task_group`](super::task_group): its children and what they came to.

use std::any::Any;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::task::{JoinError, JoinSet};
use tokio_util::sync::CancellationToken;

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
    pub(super) errors: Vec<E>,
    pub(super) panic: Option<Box<dyn Any + Send>>,
    pub(super) grace: Duration,
    pub(super) ended: bool,
}

impl<E: Send + 'static> Shared<E> {
    pub(super) fn new() -> Self {
        let state = State {
            children: JoinSet::new(),
            errors: Vec::new(),
            panic: None,
            grace: Duration::ZERO,
            ended: false,
        };
        Self { token: CancellationToken::new(), spawned: Notify::new(), state: Mutex::new(state) }
    }

    pub(super) fn fail(&self, error: E) {
        self.state().errors.push(error);
        self.token.cancel();
    }

    /// Takes the results of children that have ended; ready when none is left.
    pub(super) fn reap(&self, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.state();
        loop {
            match ready!(state.children.poll_join_next(context)) {
                None => return Poll::Ready(()),
                Some(Ok(Ok(()))) => {}
                Some(Ok(Err(error))) => {
                    state.errors.push(error);
                    self.token.cancel();
                }
                Some(Err(error)) => {
                    // An aborted child is no error, as in asyncio.
                    if let Ok(panic) = JoinError::try_into_panic(error) {
                        state.panic.get_or_insert(panic);
                        self.token.cancel();
                    }
                }
            }
        }
    }

    /// Reaps to the end and closes the group in the same breath, so that no child slips in.
    pub(super) fn close(&self, context: &mut Context<'_>) -> Poll<()> {
        ready!(self.reap(context));
        let mut state = self.state();
        if state.children.is_empty() {
            state.ended = true;
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    }
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
        state.ended = true;
        state.children.abort_all();
    }
}
