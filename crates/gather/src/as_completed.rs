//! [`as_completed`]: each result as it comes.

use std::convert::Infallible;
use std::future::{Future, pending, poll_fn};
use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use pin_project_lite::pin_project;
use tokio::task::coop::unconstrained;
use tokio::task::{JoinSet, consume_budget};
use tokio::time::error::Elapsed;
use tokio::time::{Instant, timeout_at};

use crate::ended::poll_join_next;
use crate::job::{Job, is_large, needs_runtime};
use crate::quiet::{Panic, Quiet, drop_quietly};
use crate::shutdown::{Shutdown, poll_timer};

/// Runs every future in a task of its own and yields each result as it comes, with the index of
/// its future.
///
/// The tasks run on while you handle a result. With `buffer_unordered` and `FuturesUnordered`,
/// futures stand still until you ask for the next result.
///
/// Use it to act on each result at once. To get all results in order, use
/// [`gather`](crate::gather()).
///
/// The loop that it replaces:
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// # let futures = (0..2).map(|n| async move { n });
/// let mut set = tokio::task::JoinSet::new();
/// for (index, future) in futures.into_iter().enumerate() {
///     set.spawn(async move { (index, future.await) });
/// }
/// while let Some(joined) = set.join_next().await {
///     match joined {
///         Ok((index, output)) => println!("{index}: {output}"),
///         Err(error) => {
///             set.shutdown().await;
///             std::panic::resume_unwind(error.into_panic());
///         }
///     }
/// }
/// # }
/// ```
///
/// # Cancel safety
/// [`next`](AsCompleted::next), [`next_before`](AsCompleted::next_before) and the stream are cancel
/// safe: a result that was not returned is returned by the next call. Dropping the `AsCompleted`
/// aborts the tasks that still run; in asyncio they would run on.
///
/// # Panics
/// When a future panics: the next call aborts the other tasks, and resumes the panic once they have
/// ended. It also panics where [`gather`](crate::gather()) does.
///
/// # Example
/// ```
/// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
/// use std::time::Duration;
/// use tokio::time::sleep;
///
/// let mut naps = gather::as_completed([3, 1, 2].map(|seconds| async move {
///     sleep(Duration::from_secs(seconds)).await;
/// }));
/// let mut order = Vec::new();
/// while let Some((index, ())) = naps.next().await {
///     order.push(index);
/// }
/// assert_eq!(order, [1, 2, 0]);
/// # }
/// ```
pub fn as_completed<I>(futures: I) -> AsCompleted<I::IntoIter>
where
    I: IntoIterator,
    I::Item: Future + Send + 'static,
    <I::Item as Future>::Output: Send + 'static,
{
    AsCompleted {
        futures: Some(Quiet::new(Box::new(futures.into_iter()))),
        made: 0,
        running: JoinSet::new(),
        limit: usize::MAX,
        panic: None,
        shutdown: None,
    }
}

/// What [`as_completed`] returns: a stream of results.
#[derive(Debug)]
#[must_use = "nothing is spawned until it is asked for a result"]
pub struct AsCompleted<I>
where
    I: Iterator,
    I::Item: Future,
{
    /// `None` once no further future will be made. The iterator is boxed, so that its memory is
    /// freed then.
    futures: Option<Quiet<Box<I>>>,
    /// The number of futures made so far, which is the index of the next one.
    made: usize,
    running: JoinSet<(usize, <I::Item as Future>::Output)>,
    limit: usize,
    /// The first panic, kept until the other tasks have ended.
    panic: Option<Quiet<Panic>>,
    /// Set when the runtime has cancelled a task.
    shutdown: Option<Shutdown>,
}

pin_project! {
    /// A task whose output includes the index of its future.
    struct Indexed<F> {
        #[pin]
        job: Job<F>,
        index: usize,
    }
}

impl<F: Future> Future for Indexed<F> {
    type Output = (usize, F::Output);

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let output = ready!(this.job.poll(context));
        Poll::Ready((*this.index, output))
    }
}

impl<I> AsCompleted<I>
where
    I: Iterator,
    I::Item: Future + Send + 'static,
    <I::Item as Future>::Output: Send + 'static,
{
    /// Runs at most this many futures at any time; the iterator makes a future when there is room
    /// for it.
    ///
    /// Taking a result makes room, so a slow loop body delays the futures that have not begun.
    ///
    /// # Example
    /// ```
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
    /// use std::{num::NonZeroUsize, time::Duration};
    /// use tokio::time::{Instant, sleep};
    ///
    /// let start = Instant::now();
    /// let naps = (0..6).map(|_| sleep(Duration::from_millis(10)));
    /// let mut naps = gather::as_completed(naps).limit(NonZeroUsize::new(2).unwrap());
    /// while naps.next().await.is_some() {}
    /// assert_eq!(start.elapsed(), Duration::from_millis(30));
    /// # }
    /// ```
    pub fn limit(mut self, limit: NonZeroUsize) -> Self {
        self.limit = limit.get();
        self
    }

    /// The next result; `None` when there are no more results.
    ///
    /// # Cancel safety
    /// Safe: no result is lost.
    ///
    /// # Panics
    /// When a future panicked, once all tasks have ended.
    ///
    /// # Example
    /// ```
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
    /// use std::time::Duration;
    /// use tokio::time::sleep;
    ///
    /// let mut naps = gather::as_completed([2, 1].map(Duration::from_secs).map(sleep));
    /// assert_eq!(naps.next().await, Some((1, ())));
    /// assert_eq!(naps.next().await, Some((0, ())));
    /// assert_eq!(naps.next().await, None);
    /// # }
    /// ```
    pub async fn next(&mut self) -> Option<(usize, <I::Item as Future>::Output)> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// The next result, if it comes before the deadline. With the same deadline in each call, the
    /// deadline limits all calls together, as asyncio's `as_completed(..., timeout=…)` does.
    ///
    /// A result that is there already is returned even after the deadline, where asyncio raises: so
    /// a slow loop body loses no result.
    ///
    /// # Errors
    /// [`Elapsed`] when the deadline has passed. The tasks run on: ask again, or drop them.
    ///
    /// # Cancel safety
    /// Safe: no result is lost.
    ///
    /// # Panics
    /// When a future panicked, once all tasks have ended. It also panics where
    /// [`gather`](crate::gather()) does, which it learns from the timer of the deadline as well.
    ///
    /// # Example
    /// ```
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
    /// use std::time::Duration;
    /// use tokio::time::{Instant, sleep};
    ///
    /// let mut naps = gather::as_completed([1, 60].map(Duration::from_secs).map(sleep));
    /// let deadline = Instant::now() + Duration::from_secs(5);
    /// assert_eq!(naps.next_before(deadline).await, Ok(Some((0, ()))));
    /// assert!(naps.next_before(deadline).await.is_err());
    /// assert_eq!(naps.next().await, Some((1, ()))); // it ran on
    /// # }
    /// ```
    pub async fn next_before(
        &mut self,
        deadline: Instant,
    ) -> Result<Option<(usize, <I::Item as Future>::Output)>, Elapsed> {
        // This stands between two results and not in `next`: there, a spent budget would look like
        // no result.
        consume_budget().await;
        let mut passes = pin!(timeout_at(deadline, pending::<Infallible>()));
        let mut is_gone = false;
        poll_fn(|context| {
            loop {
                let next = pin!(unconstrained(self.next())).poll(context);
                if next.is_ready() || self.shutdown.is_some() {
                    return next.map(Ok);
                }
                if is_gone {
                    match ready!(self.shutdown.insert(Shutdown::default()).poll(context)) {}
                }
                if let Some(passed) = poll_timer(passes.as_mut(), context) {
                    return passed.map(|passed| passed.map(|never| match never {}));
                }
                // What has ended since is told.
                is_gone = true;
            }
        })
        .await
    }
}

impl<I> AsCompleted<I>
where
    I: Iterator,
    I::Item: Future + Send + 'static,
    <I::Item as Future>::Output: Send + 'static,
{
    /// Spawns as many futures as there is room for.
    ///
    /// # Panics
    /// When the iterator or its destructor panics, with that panic; if both do, with the
    /// iterator's. The iterator is not asked again.
    fn spawn(&mut self) {
        while self.running.len() < self.limit
            && let Some(mut futures) = self.futures.take()
        {
            let more = &mut **futures.get_mut();
            let is_made = if const { is_large::<I::Item>() } {
                self.spawn_next(more.map(Box::pin))
            } else {
                self.spawn_next(more)
            };
            if !is_made {
                return drop(futures.into_inner());
            }
            self.made += 1;
            // An iterator that knows that it is at its end is dropped at once, not when it is asked
            // again.
            if futures.get().size_hint().1 == Some(0) {
                return drop(futures.into_inner());
            }
            self.futures = Some(futures);
        }
    }

    /// Returns `false` when there are no more futures.
    fn spawn_next<F>(&mut self, mut futures: impl Iterator<Item = F>) -> bool
    where
        F: Future<Output = <I::Item as Future>::Output> + Send + 'static,
    {
        let Some(job) = Job::next(&mut futures) else { return false };
        let job = if self.made == 0 { needs_runtime(job) } else { job };
        self.running.spawn(Indexed { job, index: self.made });
        true
    }
}

// The iterator is only advanced and never pinned, so its type need not be `Unpin`.
impl<I> Unpin for AsCompleted<I>
where
    I: Iterator,
    I::Item: Future,
{
}

impl<I> Stream for AsCompleted<I>
where
    I: Iterator,
    I::Item: Future + Send + 'static,
    <I::Item as Future>::Output: Send + 'static,
{
    type Item = (usize, <I::Item as Future>::Output);

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        if let Some(shutdown) = &mut this.shutdown {
            match ready!(shutdown.poll(context)) {}
        }
        ready!(pin!(consume_budget()).poll(context));
        this.spawn();
        loop {
            match ready!(poll_join_next(&mut this.running, context)) {
                Some(Ok(item)) if this.panic.is_none() => return Poll::Ready(Some(item)),
                // The task ended while the others were being stopped: nobody will read its result.
                Some(Ok(item)) => drop_quietly(item),
                Some(Err(error)) => match error.try_into_panic() {
                    Ok(panic) if this.panic.is_none() => {
                        this.panic = Some(Quiet::new(panic));
                        this.running.abort_all();
                        this.futures = None;
                    }
                    Ok(later) => drop_quietly(later),
                    // Nobody else has the task's handle, so only the runtime can have cancelled the
                    // task.
                    Err(_) if this.panic.is_none() => {
                        match ready!(this.shutdown.insert(Shutdown::default()).poll(context)) {}
                    }
                    Err(_) => {}
                },
                None => match this.panic.take() {
                    Some(panic) => resume_unwind(panic.into_inner()),
                    None => return Poll::Ready(None),
                },
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let futures = self.futures.as_ref();
        let (least, most) = futures.map_or((0, Some(0)), |futures| futures.get().size_hint());
        let running = self.running.len();
        (least.saturating_add(running), most.and_then(|most| most.checked_add(running)))
    }
}
