//! [`gather`]: all results, in order.

use std::future::{Future, IntoFuture};
use std::num::NonZeroUsize;

use crate::batch::Batch;
use crate::joining::Joining;
use crate::limited;

/// Runs every future in a task of its own and returns all results, in the order of the futures.
///
/// If the futures return a `Result`, failures are results like any other. This is asyncio's
/// `gather(..., return_exceptions=True)`, or JavaScript's `Promise.allSettled`. To stop at the
/// first error, use [`try_gather`](crate::try_gather()).
///
/// Use it for many independent futures that may run in parallel. Do not use it for futures that
/// borrow (`futures::future::join_all` keeps them in one task), for a handful of different types
/// (`tokio::join!`), or to handle each result as it comes
/// ([`as_completed`](crate::as_completed())).
///
/// The loop that it replaces:
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// # let futures = (0..2).map(|n| async move { n });
/// let mut set = tokio::task::JoinSet::new();
/// for (index, future) in futures.into_iter().enumerate() {
///     set.spawn(async move { (index, future.await) });
/// }
/// let mut results: Vec<_> = (0..set.len()).map(|_| None).collect();
/// while let Some(joined) = set.join_next().await {
///     match joined {
///         Ok((index, output)) => results[index] = Some(output),
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
/// Dropping it aborts every task; results that had come already are lost.
///
/// # Panics
/// When a future panics: the others are aborted, and once they have ended the panic resumes here.
/// It also panics outside a tokio runtime, unless there are no futures; and [when that runtime
/// shuts down](crate#what-is-true-of-all) while the caller runs elsewhere.
///
/// # Example
/// ```
/// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
/// use std::time::Duration;
/// use gather::gather;
/// use tokio::time::{Instant, sleep};
///
/// let start = Instant::now();
/// let naps = [3, 1, 2].map(|seconds| async move {
///     sleep(Duration::from_secs(seconds)).await;
///     seconds
/// });
/// assert_eq!(gather(naps).await, [3, 1, 2]);
/// assert_eq!(start.elapsed(), Duration::from_secs(3));
/// # }
/// ```
///
/// A recursive function that uses `gather` returns a box, and says that the box is `Send`:
/// ```
/// use std::pin::Pin;
///
/// fn leaves(depth: u32) -> Pin<Box<dyn Future<Output = u32> + Send>> {
///     Box::pin(async move {
///         if depth == 0 {
///             return 1;
///         }
///         gather::gather((0..2).map(|_| leaves(depth - 1))).await.iter().sum()
///     })
/// }
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// assert_eq!(leaves(3).await, 8);
/// # }
/// ```
///
/// In an `async fn`, whether the future is `Send` would depend on itself, so the compiler cannot
/// tell:
/// ```compile_fail,E0283
/// async fn leaves(depth: u32) -> u32 {
///     if depth == 0 {
///         return 1;
///     }
///     gather::gather((0..2).map(|_| leaves(depth - 1))).await.iter().sum()
/// }
/// ```
#[doc(alias = "join_all")]
#[doc(alias = "allSettled")]
pub fn gather<I>(futures: I) -> Gather<I::IntoIter>
where
    I: IntoIterator,
    I::Item: Future + Send + 'static,
    <I::Item as Future>::Output: Send + 'static,
{
    Gather { futures: futures.into_iter() }
}

/// What [`gather`] returns: await it, or give it a [`limit`](Self::limit) first.
#[derive(Debug, Clone)]
#[must_use = "nothing is spawned until it is awaited"]
pub struct Gather<I> {
    futures: I,
}

/// [`Gather`] with a limit.
#[derive(Debug, Clone)]
#[must_use = "nothing is spawned until it is awaited"]
pub struct LimitedGather<I> {
    futures: I,
    limit: NonZeroUsize,
}

impl<I> Gather<I> {
    /// Runs at most this many futures at any time.
    ///
    /// The iterator is lazy: it makes a future when there is room for it. Futures do not get a task
    /// of their own here. Instead, `limit` tasks are spawned, and each runs one future after
    /// another from the iterator, which must be `Send + 'static` for that. The tasks use the
    /// iterator in turn, so its `next` must not block. If a call is dropped while the iterator
    /// makes a future, the call does not wait: that future is dropped too, and is the last one.
    ///
    /// # Example
    /// ```
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
    /// use std::{num::NonZeroUsize, time::Duration};
    /// use tokio::time::{Instant, sleep};
    ///
    /// let start = Instant::now();
    /// let naps = (0..6).map(|_| sleep(Duration::from_millis(10)));
    /// gather::gather(naps).limit(NonZeroUsize::new(2).unwrap()).await;
    /// assert_eq!(start.elapsed(), Duration::from_millis(30));
    /// # }
    /// ```
    pub fn limit(self, limit: NonZeroUsize) -> LimitedGather<I> {
        LimitedGather { futures: self.futures, limit }
    }
}

impl<I> IntoFuture for Gather<I>
where
    I: Iterator,
    I::Item: Future + Send + 'static,
    <I::Item as Future>::Output: Send + 'static,
{
    type Output = Vec<<I::Item as Future>::Output>;
    type IntoFuture = Joining<I, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Joining::new(self.futures, NonZeroUsize::MAX, |futures, _| {
            let batch = Batch::spawn_all(futures, |_| false);
            Box::pin(async { batch.join().await.unwrap_or_else(|_| unreachable!("nothing fails")) })
        })
    }
}

impl<I> IntoFuture for LimitedGather<I>
where
    I: Iterator + Send + 'static,
    I::Item: Future + Send + 'static,
    <I::Item as Future>::Output: Send + 'static,
{
    type Output = Vec<<I::Item as Future>::Output>;
    type IntoFuture = Joining<I, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Joining::new(self.futures, self.limit, |futures, limit| {
            let joined = limited::join(futures, limit, |_| false);
            Box::pin(async { joined.await.unwrap_or_else(|_| unreachable!("nothing fails")) })
        })
    }
}
