//! What the tests go by: naps on the paused clock, destructors that ran, tasks that are alive.

use std::future::{Future, IntoFuture};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::time::sleep;

pub fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// Sleeps, and returns how long.
pub async fn nap(ms: u64) -> u64 {
    sleep(millis(ms)).await;
    ms
}

/// How many tasks have not ended.
pub fn alive() -> usize {
    Handle::current().metrics().num_alive_tasks()
}

/// Counts destructors: what asyncio's `except CancelledError` sees, a destructor sees here.
#[derive(Clone, Default)]
pub struct Drops(Arc<AtomicUsize>);

/// Counts when it is dropped.
pub struct Droppable(Drops);

impl Drops {
    pub fn watch(&self) -> Droppable {
        Droppable(self.clone())
    }

    pub fn count(&self) -> usize {
        self.0.load(SeqCst)
    }
}

impl Drop for Droppable {
    fn drop(&mut self) {
        self.0.0.fetch_add(1, SeqCst);
    }
}

impl Droppable {
    /// Lives for so long, unless it is dropped before.
    pub async fn nap(self, ms: u64) -> u64 {
        nap(ms).await
    }

    /// The same as a group's child that does not fail.
    pub async fn child<E>(self, ms: u64) -> Result<(), E> {
        self.nap(ms).await;
        Ok(())
    }
}

/// The output, if one poll is enough.
pub fn now_or_never<F: IntoFuture>(future: F) -> Option<F::Output> {
    let future = pin!(future.into_future());
    match future.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
}

/// What it panics with.
pub fn panic_of<T>(action: impl FnOnce() -> T) -> String {
    match catch_unwind(AssertUnwindSafe(|| drop(action()))) {
        Ok(()) => panic!("it does not panic"),
        Err(panic) => *panic.downcast().expect("the panic has a message"),
    }
}
