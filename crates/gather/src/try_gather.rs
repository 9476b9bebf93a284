//! [`try_gather`]: all values, or the first error in time.

use std::future::{Future, IntoFuture};
use std::num::NonZeroUsize;

use crate::batch::Batch;
use crate::joining::Joining;
use crate::limited;

/// Runs every future in a task of its own and returns all values, in the order of the futures, or
/// the error that comes first.
///
/// The error wakes the caller. It aborts the other tasks, and returns the error once the futures of
/// all tasks have been dropped. So no task runs on without the caller, as with asyncio's `gather`;
/// and the error is not late, as when handles are awaited in order. Tasks that the futures have
/// spawned themselves, for example in an inner `gather`, have been told to stop by then, but may
/// still run on another thread.
///
/// To get the other results in spite of an error, use [`gather`](crate::gather()).
///
/// The loop that it replaces:
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// # async fn run() -> Result<(), String> {
/// # let futures = (0..2).map(|n| async move { Ok::<_, String>(n) });
/// let mut set = tokio::task::JoinSet::new();
/// for (index, future) in futures.into_iter().enumerate() {
///     set.spawn(async move { (index, future.await) });
/// }
/// let mut values: Vec<_> = (0..set.len()).map(|_| None).collect();
/// while let Some(joined) = set.join_next().await {
///     match joined {
///         Ok((index, Ok(value))) => values[index] = Some(value),
///         Ok((_, Err(error))) => {
///             set.shutdown().await;
///             return Err(error);
///         }
///         Err(error) => {
///             set.shutdown().await;
///             std::panic::resume_unwind(error.into_panic());
///         }
///     }
/// }
/// # Ok(()) }
/// # run().await.unwrap(); }
/// ```
///
/// # Errors
/// The error that came first, even if a panic follows it. Later errors are dropped.
///
/// # Cancel safety
/// Dropping it aborts every task; values that had come already are lost.
///
/// # Panics
/// When a future panics before any has failed: the others are aborted, and once they have ended the
/// panic resumes here. It also panics where [`gather`](crate::gather()) does.
///
/// # Example
/// ```
/// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
/// use std::time::Duration;
/// use tokio::time::{Instant, sleep};
///
/// let start = Instant::now();
/// let jobs = [3, 1, 2].map(|seconds| async move {
///     sleep(Duration::from_secs(seconds)).await;
///     if seconds == 1 { Err("no luck") } else { Ok(seconds) }
/// });
/// assert_eq!(gather::try_gather(jobs).await, Err("no luck"));
/// assert_eq!(start.elapsed(), Duration::from_secs(1));
/// # }
/// ```
#[doc(alias = "try_join_all")]
#[doc(alias = "errgroup")]
pub fn try_gather<I, T, E>(futures: I) -> TryGather<I::IntoIter>
where
    I: IntoIterator,
    I::Item: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    TryGather { futures: futures.into_iter() }
}

/// What [`try_gather`] returns: await it, or give it a [`limit`](Self::limit) first.
#[derive(Debug, Clone)]
#[must_use = "nothing is spawned until it is awaited"]
pub struct TryGather<I> {
    futures: I,
}

/// [`TryGather`] with a limit.
#[derive(Debug, Clone)]
#[must_use = "nothing is spawned until it is awaited"]
pub struct LimitedTryGather<I> {
    futures: I,
    limit: NonZeroUsize,
}

impl<I> TryGather<I> {
    /// Runs at most this many futures at any time; after an error, no further future is made.
    ///
    /// See [`Gather::limit`](crate::Gather::limit).
    ///
    /// # Example
    /// ```
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
    /// use std::{num::NonZeroUsize, time::Duration};
    /// use tokio::time::{Instant, sleep};
    ///
    /// let start = Instant::now();
    /// let jobs = (0..6).map(|n| async move {
    ///     sleep(Duration::from_millis(10)).await;
    ///     if n == 2 { Err("no luck") } else { Ok(n) }
    /// });
    /// let values = gather::try_gather(jobs).limit(NonZeroUsize::new(2).unwrap()).await;
    /// assert_eq!(values, Err("no luck"));
    /// assert_eq!(start.elapsed(), Duration::from_millis(20));
    /// # }
    /// ```
    pub fn limit(self, limit: NonZeroUsize) -> LimitedTryGather<I> {
        LimitedTryGather { futures: self.futures, limit }
    }
}

impl<I, T, E> IntoFuture for TryGather<I>
where
    I: Iterator,
    I::Item: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    type Output = Result<Vec<T>, E>;
    type IntoFuture = Joining<I, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Joining::new(self.futures, NonZeroUsize::MAX, |futures, _| {
            let batch = Batch::spawn_all(futures, Result::is_err);
            Box::pin(async { values(batch.join().await) })
        })
    }
}

impl<I, T, E> IntoFuture for LimitedTryGather<I>
where
    I: Iterator + Send + 'static,
    I::Item: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    type Output = Result<Vec<T>, E>;
    type IntoFuture = Joining<I, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Joining::new(self.futures, self.limit, |futures, limit| {
            let joined = limited::join(futures, limit, Result::is_err);
            Box::pin(async { values(joined.await) })
        })
    }
}

/// The values of all futures, or the error of the one that failed.
fn values<T, E>(joined: Result<Vec<Result<T, E>>, Result<T, E>>) -> Result<Vec<T>, E> {
    match joined {
        Ok(results) => results.into_iter().collect(),
        Err(failed) => Err(failed.err().unwrap_or_else(|| unreachable!("only errors fail"))),
    }
}
