//! [`as_completed`]: each result as it comes.

use std::any::Any;
use std::future::{Future, poll_fn};
use std::iter::Enumerate;
use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use tokio::task::coop::unconstrained;
use tokio::task::{JoinSet, consume_budget};
use tokio::time::error::Elapsed;
use tokio::time::{Instant, timeout_at};

use crate::ended::poll_join_next;

/// Runs every future in a task of its own and yields each result as it comes, with the index of
/// its future.
///
/// The tasks run on while you handle a result. That is the difference to `buffer_unordered` and
/// `FuturesUnordered`, whose futures stand still until you ask for the next one.
///
/// Use it to act on each result at once. To have them all in order, use [`gather`](crate::gather).
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
///     let (index, output) = joined.expect("no task panics");
///     println!("{index}: {output}");
/// }
/// # }
/// ```
///
/// # Cancel safety
/// [`next`](AsCompleted::next), [`next_before`](AsCompleted::next_before) and the stream are cancel
/// safe: a result that was not returned is returned by the next call. Dropping the `AsCompleted`
/// aborts what still runs; asyncio's tasks would run on.
///
/// # Panics
/// When a future panics: the next call aborts the others, and once they have ended the panic resumes
/// there. Also outside a tokio runtime, and when the runtime shuts down while it waits.
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
        futures: Some(futures.into_iter().enumerate()),
        running: JoinSet::new(),
        limit: usize::MAX,
        panic: None,
    }
}

/// What [`as_completed`] returns: a stream of results. Nothing is spawned before it is asked for
/// the first one.
#[derive(Debug)]
#[must_use = "nothing is spawned until it is asked for a result"]
pub struct AsCompleted<I>
where
    I: Iterator,
    I::Item: Future,
{
    /// `None` once no further one is made.
    futures: Option<Enumerate<I>>,
    running: JoinSet<(usize, <I::Item as Future>::Output)>,
    limit: usize,
    /// The first panic, kept until the other tasks have ended.
    panic: Option<Box<dyn Any + Send>>,
}

impl<I> AsCompleted<I>
where
    I: Iterator,
    I::Item: Future + Send + 'static,
    <I::Item as Future>::Output: Send + 'static,
{
    /// Runs at most this many futures at any time; the iterator is pulled when there is room.
    ///
    /// Room is made when you take a result, so a slow loop body holds up the futures that have not
    /// begun.
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

    /// The next result; `None` when there is no further one.
    ///
    /// # Cancel safety
    /// Safe: no result is lost.
    ///
    /// # Panics
    /// When a future panicked, once all have ended.
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

    /// The next result if it comes before the deadline: the same deadline for each call bounds all
    /// of them together, as asyncio's `as_completed(..., timeout=…)` does.
    ///
    /// A result that is there already is handed out even after the deadline, where asyncio raises:
    /// no result is lost to a busy loop body.
    ///
    /// # Errors
    /// [`Elapsed`] when the deadline has passed. The tasks run on: ask again, or drop them.
    ///
    /// # Cancel safety
    /// Safe: no result is lost.
    ///
    /// # Panics
    /// When a future panicked, once all have ended.
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
        // Between two results and not in `next`, where a spent budget would look like no result.
        consume_budget().await;
        timeout_at(deadline, unconstrained(self.next())).await
    }
}

// The iterator is never pinned, only advanced: what it holds may be anything.
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
        ready!(pin!(consume_budget()).poll(context));
        while this.running.len() < this.limit
            && let Some(futures) = &mut this.futures
        {
            match futures.next() {
                Some((index, future)) => {
                    this.running.spawn(async move { (index, future.await) });
                }
                None => this.futures = None,
            }
        }
        loop {
            match ready!(poll_join_next(&mut this.running, context)) {
                Some(Ok(item)) if this.panic.is_none() => return Poll::Ready(Some(item)),
                // Ended while the others were being stopped: its result has no reader.
                Some(Ok(_)) => {}
                Some(Err(error)) => match error.try_into_panic() {
                    Ok(panic) => {
                        this.panic.get_or_insert(panic);
                        this.futures = None;
                        this.running.abort_all();
                    }
                    // Nobody else has the handles, so only the runtime can have cancelled the task.
                    Err(_) if this.panic.is_none() => {
                        panic!("the runtime shut down while its tasks were awaited")
                    }
                    Err(_) => {}
                },
                None => match this.panic.take() {
                    Some(panic) => resume_unwind(panic),
                    None => return Poll::Ready(None),
                },
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (least, most) = self.futures.as_ref().map_or((0, Some(0)), Iterator::size_hint);
        let running = self.running.len();
        (least.saturating_add(running), most.and_then(|most| most.checked_add(running)))
    }
}
