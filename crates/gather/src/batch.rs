//! Tasks that belong to one caller: they are aborted when the batch is dropped, and joined in the
//! order in which they were spawned.
//!
//! This needs no `JoinSet`. Handles that abort on drop, awaited in order, need one allocation less
//! for each task. But they do not report a task that fails while an earlier one is still awaited:
//! [`FirstFailure`] does.

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

/// The tasks of one call. `P` tells which outputs are failures.
pub(crate) struct Batch<T, P> {
    handles: Vec<AbortOnDrop<T>>,
    first_failure: FirstFailure,
    is_failure: P,
}

/// A task that is aborted when its handle is dropped.
///
/// tokio-util's `AbortOnDropHandle` does the same, but depends on futures-util and its macros: they
/// would add some seconds to every first build, for these few lines.
struct AbortOnDrop<T>(JoinHandle<T>);

impl<T> Drop for AbortOnDrop<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// The first task that failed or panicked. Setting it wakes the caller.
///
/// A task carries nothing else: tokio rounds the size of a task up to a multiple of 128 bytes, so
/// an index and a pointer more can double the memory of a small task.
#[derive(Clone, Default)]
struct FirstFailure(Arc<FailureCell>);

#[derive(Default)]
struct FailureCell {
    task: OnceLock<task::Id>,
    notify: Notify,
}

impl FirstFailure {
    /// Sets it to the current task, unless it is set already.
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

/// Sets the first failure when the unwinding of a panic drops this value. Without a panic, it is
/// forgotten.
///
/// `thread::panicking` cannot be used instead: a destructor may run a whole runtime while its
/// thread unwinds.
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
    /// When the iterator or its destructor panics, with that panic; if both do, with the
    /// iterator's.
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

    /// Spawns a task for `work`.
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

    /// Waits for all tasks. `Err` holds the output of the task that failed first, and is returned
    /// once every other task has ended.
    ///
    /// # Panics
    /// Resumes the panic that came first, once every other task has ended.
    pub(crate) async fn join(self) -> Result<Vec<T>, T> {
        let Self { handles, first_failure, is_failure } = self;
        let mut outputs = Outputs::with_capacity(handles.len());
        let mut waiting = handles.into_iter();
        let mut notified = pin!(first_failure.0.notify.notified());
        let mut waker: Option<Waker> = None;
        let joined = poll_fn(|context| {
            // The future is polled only to register the waker, once for each waker: the failing
            // task stores its id before it notifies.
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
                // This frees the task while its memory is in the cache.
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
        // The task that was joined has been read.
        let rest = waiting.skip(usize::from(joined.is_some())).collect();
        Err(stop(first, joined, rest).await)
    }
}

/// Aborts the tasks that still run, waits until all have ended, and returns the output of the first
/// one that failed: `joined` or one of the rest. If that one panicked, resumes its panic.
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
        // This task has set the failure, so it is past its last `.await`, and the abort came too
        // late to stop it.
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
