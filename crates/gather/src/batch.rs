//! Tasks that belong to one caller: aborted when dropped, joined in the order they were spawned.
//!
//! No set is needed for that. A handle that aborts on drop, awaited in order, costs one allocation
//! less a task than a `JoinSet`. What it lacks is word of a task that fails while an earlier one is
//! still awaited: that is [`FirstFailure`].

use std::future::{Future, poll_fn};
use std::mem::forget;
use std::panic::resume_unwind;
use std::pin::{Pin, pin};
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll, Waker, ready};

use pin_project_lite::pin_project;
use tokio::sync::Notify;
use tokio::task::{self, JoinError, JoinHandle, spawn};

use crate::job::{Job, is_large, needs_runtime};
use crate::quiet::{Outputs, Quiet, drop_quietly};
use crate::shutdown::shut_down;

/// The tasks of one call. `P` says which outputs are failures.
pub(crate) struct Batch<T, P> {
    handles: Vec<AbortOnDrop<T>>,
    first_failure: FirstFailure,
    is_failure: P,
}

/// A task that is aborted when its handle is dropped.
///
/// tokio-util's `AbortOnDropHandle` does that too, but comes with futures-util and its macros: some
/// seconds of every first build, for these few lines.
struct AbortOnDrop<T>(JoinHandle<T>);

impl<T> Drop for AbortOnDrop<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Set by the first task that fails or panics, which wakes the caller.
///
/// It is all that a task has to carry along: tokio rounds a task up to a multiple of 128 bytes, so
/// an index and a pointer more can double the memory that a small one touches.
#[derive(Clone, Default)]
struct FirstFailure(Arc<FailureCell>);

#[derive(Default)]
struct FailureCell {
    task: OnceLock<task::Id>,
    notify: Notify,
}

impl FirstFailure {
    /// Sets it to the task that calls. Only the first one counts.
    fn set(&self) {
        if self.0.task.set(task::id()).is_ok() {
            self.0.notify.notify_one();
        }
    }

    /// The first task that failed.
    fn task(&self) -> Option<task::Id> {
        self.0.task.get().copied()
    }
}

pin_project! {
    /// A task of the batch.
    struct NotifiesFailure<W, P> {
        #[pin]
        work: W,
        is_failure: P,
        first_failure: FirstFailure,
    }
}

impl<W: Future, P: Fn(&W::Output) -> bool> Future for NotifiesFailure<W, P> {
    type Output = W::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<W::Output> {
        let this = self.project();
        let on_unwind = NotifyOnUnwind(this.first_failure);
        let polled = this.work.poll(context);
        if let Poll::Ready(output) = &polled
            && (this.is_failure)(output)
        {
            on_unwind.0.set();
        }
        forget(on_unwind);
        polled
    }
}

/// Sets the first failure when a panic's unwinding drops it. Otherwise it is forgotten.
///
/// `thread::panicking` would not do: the whole runtime may be run by a destructor while its thread
/// unwinds.
struct NotifyOnUnwind<'a>(&'a FirstFailure);

impl Drop for NotifyOnUnwind<'_> {
    fn drop(&mut self) {
        self.0.set();
    }
}

impl<T, P> Batch<T, P>
where
    T: Send + 'static,
    P: Fn(&T) -> bool + Copy + Send + 'static,
{
    pub(crate) fn new(is_failure: P) -> Self {
        Self { handles: Vec::new(), first_failure: FirstFailure::default(), is_failure }
    }

    /// Spawns a task for each future.
    ///
    /// # Panics
    /// As the iterator or its destructor does; of both, as the iterator does.
    pub(crate) fn spawn_all<I>(mut futures: Quiet<Box<I>>, is_failure: P) -> Self
    where
        I: Iterator,
        I::Item: Future<Output = T> + Send + 'static,
    {
        let mut batch = Self::new(is_failure);
        let more = &mut **futures.get_mut();
        if const { is_large::<I::Item>() } {
            batch.spawn_each(more.map(Box::pin));
        } else {
            batch.spawn_each(more);
        }
        drop(futures.into_inner());
        batch
    }

    fn spawn_each<F>(&mut self, mut futures: impl Iterator<Item = F>)
    where
        F: Future<Output = T> + Send + 'static,
    {
        self.handles.reserve(futures.size_hint().0);
        while let Some(job) = Job::next(&mut futures) {
            self.spawn(job);
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.handles.len()
    }

    /// Spawns a task for the work.
    pub(crate) fn spawn<W>(&mut self, work: W)
    where
        W: Future<Output = T> + Send + 'static,
    {
        let work = if self.handles.is_empty() { needs_runtime(work) } else { work };
        let Self { is_failure, first_failure, .. } = self;
        let task = spawn(NotifiesFailure {
            work,
            is_failure: *is_failure,
            first_failure: first_failure.clone(),
        });
        self.handles.push(AbortOnDrop(task));
    }

    /// Waits for all. `Err` with the output of the first task in time that failed, once every
    /// other has ended.
    ///
    /// # Panics
    /// Resumes the first panic in time, once every other task has ended.
    pub(crate) async fn join(self) -> Result<Vec<T>, T> {
        let Self { handles, first_failure, is_failure } = self;
        let mut outputs = Outputs::with_capacity(handles.len());
        let mut waiting = handles.into_iter();
        let mut notified = pin!(first_failure.0.notify.notified());
        let mut waker: Option<Waker> = None;
        let joined = poll_fn(|context| {
            // Polled for the wake alone, once for a waker: who notifies has left its id before.
            if !waker.as_ref().is_some_and(|waker| context.waker().will_wake(waker)) {
                let _ = notified.as_mut().poll(context);
                waker = Some(context.waker().clone());
            }
            if first_failure.task().is_some() {
                return Poll::Ready(None);
            }
            while let Some(AbortOnDrop(handle)) = waiting.as_mut_slice().first_mut() {
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
        let joined = match joined {
            // Nobody else has the handle, so only the runtime can have cancelled the task.
            Some((_, Err(error))) if error.is_cancelled() => match shut_down().await {},
            joined => joined,
        };
        let first = first_failure.task().or(joined.as_ref().map(|(id, _)| *id));
        let Some(first) = first else { return Ok(outputs.into_vec()) };
        // The one that was joined has been read.
        let rest = waiting.skip(usize::from(joined.is_some())).collect();
        Err(stop(first, joined, rest).await)
    }
}

/// Aborts what still runs, waits until all have ended, and returns the output of the first that
/// failed: that of a task that was joined already, or of one of the rest. Or resumes its panic.
async fn stop<T>(
    first: task::Id,
    joined: Option<(task::Id, Result<T, JoinError>)>,
    rest: Vec<AbortOnDrop<T>>,
) -> T {
    rest.iter().for_each(|task| task.0.abort());
    let mut output = None;
    let mut keep_first = |id, joined| {
        if id == first {
            output = Some(Quiet::new(joined));
        } else {
            drop_quietly(joined);
        }
    };
    if let Some((id, joined)) = joined {
        keep_first(id, joined);
    }
    for mut task in rest {
        // The one that set it is past its last await, so the abort came too late for it.
        let joined = (&mut task.0).await;
        keep_first(task.0.id(), joined);
    }
    let output =
        output.unwrap_or_else(|| unreachable!("only a task of this batch sets its first failure"));
    match output.into_inner().map_err(JoinError::try_into_panic) {
        Ok(output) => output,
        Err(Ok(panic)) => resume_unwind(panic),
        Err(Err(_)) => unreachable!("it was past its last await"),
    }
}
