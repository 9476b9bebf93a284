//! Tasks that belong to one caller: aborted when dropped, joined in the order they were spawned.
//!
//! No set is needed for that. A handle that aborts on drop, awaited in order, costs one allocation
//! less a task than a `JoinSet`. What it lacks is news of a task that fails while an earlier one is
//! still awaited: that is [`Alarm`].

use std::future::{Future, poll_fn};
use std::panic::resume_unwind;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};

use pin_project_lite::pin_project;
use tokio::sync::Notify;
use tokio::task::{JoinError, spawn};
use tokio_util::task::AbortOnDropHandle;

/// The tasks of one call.
pub(crate) struct Batch<T> {
    handles: Vec<AbortOnDropHandle<T>>,
    alarm: Arc<Alarm>,
}

/// Rung by the first task that fails or panics.
#[derive(Default)]
pub(crate) struct Alarm {
    /// The task's index, plus one; 0 while nothing has happened.
    first: AtomicUsize,
    news: Notify,
}

impl Alarm {
    /// Rings for a task. Only the first ring counts.
    pub(crate) fn ring(&self, index: usize) {
        // Nothing else is handed over through `first`; the task's output goes through its handle.
        let rung = self.first.compare_exchange(0, index + 1, Ordering::AcqRel, Ordering::Acquire);
        if rung.is_ok() {
            self.news.notify_one();
        }
    }

    /// The first task that rang.
    fn first(&self) -> Option<usize> {
        self.first.load(Ordering::Acquire).checked_sub(1)
    }
}

pin_project! {
    /// A task of the batch.
    ///
    /// Not an async block around the future: that would hold the future twice, once as what it
    /// captured and once as what it awaits.
    struct Watched<F: Future> {
        #[pin]
        future: F,
        is_failure: fn(&F::Output) -> bool,
        // The last field, so that it also rings for a panic in the future's destructor.
        bell: Bell,
    }
}

impl<F: Future> Future for Watched<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        let output = ready!(this.future.poll(context));
        if (this.is_failure)(&output) {
            this.bell.alarm.ring(this.bell.index);
        }
        Poll::Ready(output)
    }
}

/// A task's line to the alarm. Rings when a panic's unwinding drops it, and with it the task.
struct Bell {
    alarm: Arc<Alarm>,
    index: usize,
}

impl Drop for Bell {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.alarm.ring(self.index);
        }
    }
}

impl<T: Send + 'static> Batch<T> {
    /// Spawns every future. `is_failure` says which outputs ring the alarm.
    pub(crate) fn spawn<F>(futures: impl Iterator<Item = F>, is_failure: fn(&T) -> bool) -> Self
    where
        F: Future<Output = T> + Send + 'static,
    {
        let alarm = Arc::new(Alarm::default());
        let handles = futures
            .enumerate()
            .map(|(index, future)| {
                let bell = Bell { alarm: alarm.clone(), index };
                AbortOnDropHandle::new(spawn(Watched { future, is_failure, bell }))
            })
            .collect();
        Self { handles, alarm }
    }

    /// Waits for all. `Err` with the output of the first task in time that failed, once every
    /// other has ended.
    ///
    /// # Panics
    /// Resumes the first panic in time, once every other task has ended.
    pub(crate) async fn join(self) -> Result<Vec<T>, T> {
        let Self { mut handles, alarm } = self;
        let mut outputs = Vec::with_capacity(handles.len());
        let mut news = pin!(alarm.news.notified());
        let mut joined = 0;
        let failed = poll_fn(|context| {
            // Registers this caller with the alarm at the first poll, before any task has run.
            let rung = news.as_mut().poll(context).is_ready();
            if rung || alarm.first().is_some() {
                return Poll::Ready(alarm.first());
            }
            while let Some(handle) = handles.get_mut(joined) {
                match Pin::new(handle).poll(context) {
                    Poll::Pending => return Poll::Pending,
                    Poll::Ready(output) => outputs.push(output),
                }
                joined += 1;
            }
            Poll::Ready(alarm.first())
        })
        .await;
        match failed {
            None => Ok(outputs.into_iter().map(ended).collect()),
            Some(index) => Err(stop(index, outputs, handles.split_off(joined)).await),
        }
    }
}

/// Aborts what still runs, waits until all have ended, and returns the output of one.
async fn stop<T>(
    index: usize,
    mut joined: Vec<Result<T, JoinError>>,
    mut rest: Vec<AbortOnDropHandle<T>>,
) -> T {
    rest.iter().for_each(|handle| handle.abort());
    // The one that rang is past its last await, so the abort comes too late for it.
    let first = match index.checked_sub(joined.len()) {
        None => joined.swap_remove(index),
        Some(place) => rest.swap_remove(place).await,
    };
    for handle in rest {
        let _ = handle.await;
    }
    ended(first)
}

/// The output of a task that has ended.
fn ended<T>(joined: Result<T, JoinError>) -> T {
    match joined.map_err(JoinError::try_into_panic) {
        Ok(output) => output,
        Err(Ok(panic)) => resume_unwind(panic),
        // Nobody else has the handle, so only the runtime can have cancelled the task.
        Err(Err(_)) => panic!("the runtime shut down while its tasks were gathered"),
    }
}
