//! How a caller ends when a runtime that shuts down has cancelled its tasks.
//!
//! If the caller is itself a task of that runtime, the runtime drops it too, in a turn or two.
//! Until then it must neither go on as if its tasks had ended, nor fill the log with a panic that
//! nobody caused. Any other caller, in a `block_on` or on another runtime, stays alive and would
//! wait for ever, so it panics.

use std::convert::Infallible;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

use tokio::task::{try_id, yield_now};

use crate::quiet::caught;

/// How often a caller that is a task is polled before it panics. A worker of tokio checks every 61
/// turns (unless `event_interval` says otherwise) whether its runtime shuts down, and then polls no
/// more tasks. So a caller that is still polled after this many turns is a task of another runtime,
/// or blocks inside a task.
///
/// Counting is the only way: tokio does not tell to which runtime a task belongs, only which
/// runtime is entered.
const TURNS: u32 = 10_000;

/// The rest of a call whose tasks were cancelled by a runtime; it begins when the first cancelled
/// task is noticed.
#[derive(Debug, Default)]
pub(crate) struct Shutdown {
    turns: u32,
}

impl Shutdown {
    /// Stays pending until the caller is dropped with the runtime.
    ///
    /// # Panics
    /// When the caller is not a task of that runtime.
    pub(crate) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Infallible> {
        if try_id().is_none() || self.turns == TURNS {
            panic!("the runtime shut down while its tasks were awaited");
        }
        self.turns += 1;
        // This asks for another poll, after the worker has done its own checks.
        let _ = pin!(yield_now()).poll(context);
        Poll::Pending
    }
}

/// Polls a timer. `None` if its runtime has shut down, maybe since its tasks were asked: there a timer
/// panics, in words of its own.
pub(crate) fn poll_timer<T: Future>(
    timer: Pin<&mut T>,
    context: &mut Context<'_>,
) -> Option<Poll<T::Output>> {
    caught(|| timer.poll(context)).ok()
}

/// [`Shutdown::poll`] for an async function.
pub(crate) async fn shut_down() -> Infallible {
    let mut shutdown = Shutdown::default();
    poll_fn(|context| shutdown.poll(context)).await
}

#[cfg(test)]
mod tests {
    use std::any::Any;
    use std::future::pending;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

    use tokio::runtime::{Builder, Handle, Runtime};
    use tokio::task::{JoinHandle, block_in_place};

    use super::shut_down;

    fn two_workers() -> Runtime {
        Builder::new_multi_thread().worker_threads(2).build().unwrap()
    }

    async fn call() {
        match shut_down().await {}
    }

    fn message(panic: Box<dyn Any + Send>) -> &'static str {
        panic.downcast_ref::<&str>().copied().expect("our own panic has a literal for a message")
    }

    const SAID: &str = "the runtime shut down while its tasks were awaited";

    #[test]
    fn a_caller_in_block_on_panics() {
        let runtime = two_workers();
        let panic = catch_unwind(AssertUnwindSafe(|| runtime.block_on(call()))).unwrap_err();
        assert_eq!(message(panic), SAID);
    }

    #[test]
    fn a_task_of_a_runtime_that_goes_on_panics() {
        for runtime in [two_workers(), Builder::new_current_thread().build().unwrap()] {
            let task: JoinHandle<()> = runtime.spawn(call());
            let ended = runtime.block_on(task).unwrap_err();
            assert_eq!(message(ended.into_panic()), SAID);
        }
    }

    #[test]
    fn a_block_on_inside_of_a_task_panics() {
        let runtime = two_workers();
        let task = runtime.spawn(async { block_in_place(|| Handle::current().block_on(call())) });
        let ended = runtime.block_on(task).unwrap_err();
        assert_eq!(message(ended.into_panic()), SAID);
    }

    #[test]
    fn a_task_of_the_runtime_that_shuts_down_is_dropped() {
        let runtime = two_workers();
        let started = Arc::new(AtomicBool::new(false));
        let starts = started.clone();
        let caller = runtime.spawn(async move {
            let child = Arc::new(());
            let held = child.clone();
            tokio::spawn(async move {
                let _held = held;
                pending::<()>().await;
            });
            starts.store(true, SeqCst);
            // This task blocks its worker, while the other worker shuts down and drops the child.
            while Arc::strong_count(&child) > 1 {
                std::thread::yield_now();
            }
            call().await;
        });
        while !started.load(SeqCst) {
            std::thread::yield_now();
        }
        drop(runtime);
        let ended = Builder::new_current_thread().build().unwrap().block_on(caller);
        assert!(ended.unwrap_err().is_cancelled());
    }
}
