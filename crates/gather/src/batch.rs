//! Tasks that belong to one caller: aborted when dropped, joined in the order they were spawned.
//!
//! No set is needed for that. A handle that aborts on drop, awaited in order, costs one allocation
//! less a task than a `JoinSet`. What it lacks is news of a task that fails while an earlier one is
//! still awaited: that is [`Alarm`].

use std::future::{Future, poll_fn};
use std::mem::forget;
use std::panic::resume_unwind;
use std::pin::{Pin, pin};
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll, Waker, ready};

use pin_project_lite::pin_project;
use tokio::sync::Notify;
use tokio::task::{self, JoinError, JoinHandle, spawn};

/// The tasks of one call. `P` says which outputs are failures.
pub(crate) struct Batch<T, P> {
    handles: Vec<Owned<T>>,
    alarm: Alarm,
    is_failure: P,
}

/// A task that is aborted when its handle is dropped.
///
/// tokio-util's `AbortOnDropHandle` does that too, but comes with futures-util and its macros: some
/// seconds of every first build, for these few lines.
struct Owned<T>(JoinHandle<T>);

impl<T> Drop for Owned<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Rung by the first task that fails or panics.
///
/// It is all that a task has to carry along: tokio rounds a task up to a multiple of 128 bytes, so
/// an index and a pointer more can double the memory that a small one touches.
#[derive(Clone, Default)]
struct Alarm(Arc<News>);

#[derive(Default)]
struct News {
    first: OnceLock<task::Id>,
    came: Notify,
}

impl Alarm {
    /// Rings for the task that calls it. Only the first ring counts.
    fn ring(&self) {
        // Called while a panic unwinds, where `task::id()` would abort the process outside a task.
        let rung = task::try_id().is_some_and(|id| self.0.first.set(id).is_ok());
        if rung {
            self.0.came.notify_one();
        }
    }

    /// The first task that rang.
    fn first(&self) -> Option<task::Id> {
        self.0.first.get().copied()
    }
}

pin_project! {
    /// A task of the batch.
    ///
    /// Not an async block around the future: that would hold the future twice, once as what it
    /// captured and once as what it awaits.
    struct Watched<F, P> {
        // None once it has ended.
        #[pin]
        future: Option<F>,
        is_failure: P,
        alarm: Alarm,
    }
}

impl<F: Future, P: Fn(&F::Output) -> bool> Future for Watched<F, P> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let mut this = self.project();
        let bell = Bell(this.alarm);
        let future = this.future.as_mut().as_pin_mut().expect("not polled once it has ended");
        let polled = future.poll(context);
        if let Poll::Ready(output) = &polled {
            // Here and not later, so that the bell also rings for a panic in its destructor.
            this.future.set(None);
            if (this.is_failure)(output) {
                bell.0.ring();
            }
        }
        forget(bell);
        polled
    }
}

/// Rings when a panic's unwinding drops it. Otherwise it is forgotten.
///
/// `thread::panicking` would not do: the whole runtime may be run by a destructor while its thread
/// unwinds.
struct Bell<'a>(&'a Alarm);

impl Drop for Bell<'_> {
    fn drop(&mut self) {
        self.0.ring();
    }
}

impl<T, P> Batch<T, P>
where
    T: Send + 'static,
    P: Fn(&T) -> bool + Copy + Send + 'static,
{
    /// Spawns every future.
    pub(crate) fn spawn<F>(futures: impl Iterator<Item = F>, is_failure: P) -> Self
    where
        F: Future<Output = T> + Send + 'static,
    {
        let alarm = Alarm::default();
        let handles = futures
            .map(|future| {
                let alarm = alarm.clone();
                Owned(spawn(Watched { future: Some(future), is_failure, alarm }))
            })
            .collect();
        Self { handles, alarm, is_failure }
    }

    /// Waits for all. `Err` with the output of the first task in time that failed, once every
    /// other has ended.
    ///
    /// # Panics
    /// Resumes the first panic in time, once every other task has ended.
    pub(crate) async fn join(self) -> Result<Vec<T>, T> {
        let Self { handles, alarm, is_failure } = self;
        let mut outputs = Vec::with_capacity(handles.len());
        let mut waiting = handles.into_iter();
        let mut news = pin!(alarm.0.came.notified());
        let mut waker: Option<Waker> = None;
        let joined = poll_fn(|context| {
            // Polled for the wake alone, once for a waker: who rings has left its id before.
            if !waker.as_ref().is_some_and(|waker| context.waker().will_wake(waker)) {
                let _ = news.as_mut().poll(context);
                waker = Some(context.waker().clone());
            }
            if alarm.first().is_some() {
                return Poll::Ready(None);
            }
            while let Some(Owned(handle)) = waiting.as_mut_slice().first_mut() {
                match ready!(Pin::new(&mut *handle).poll(context)) {
                    Ok(output) if !is_failure(&output) => outputs.push(output),
                    stopped => return Poll::Ready(Some((handle.id(), stopped))),
                }
                // Frees the task while it is in the cache.
                waiting.next();
            }
            Poll::Ready(None)
        })
        .await;
        match (alarm.first(), joined) {
            (None, None) => Ok(outputs),
            (None, Some((_, stopped))) => Err(ended(stopped)),
            (Some(first), joined) => {
                // The one that was joined has been read.
                let rest = waiting.skip(usize::from(joined.is_some())).collect();
                Err(stop(first, joined, rest).await)
            }
        }
    }
}

/// Aborts what still runs, waits until all have ended, and returns the output of one: that of a
/// task that was joined already, or of one of the rest.
async fn stop<T>(
    first: task::Id,
    joined: Option<(task::Id, Result<T, JoinError>)>,
    rest: Vec<Owned<T>>,
) -> T {
    rest.iter().for_each(|task| task.0.abort());
    let mut output = joined.filter(|(id, _)| *id == first).map(|(_, output)| output);
    for mut task in rest {
        // The one that rang is past its last await, so the abort came too late for it.
        let joined = (&mut task.0).await;
        if task.0.id() == first {
            output = Some(joined);
        }
    }
    ended(output.unwrap_or_else(|| unreachable!("only a task of this batch has its alarm")))
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
