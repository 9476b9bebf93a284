//! [`wait`]: until one, the first error, or all of a set's tasks have ended; the rest runs on.

use std::future::{Future, IntoFuture, poll_fn};
use std::pin::Pin;

use tokio::task::{JoinError, JoinSet, consume_budget};
use tokio::time::{Instant, timeout_at};

use crate::ended::poll_join_next;

/// Waits for tasks of a set, as asyncio's `wait` does: returns those that have ended, in the order
/// in which they ended. Those that have not stay in the set, unharmed.
///
/// Until all have ended, unless told otherwise: [`first_completed`](Wait::first_completed),
/// [`first_error`](Wait::first_error), [`deadline`](Wait::deadline).
///
/// Use it when you go on with some results and keep the other tasks. To have all results in order,
/// use [`gather`](crate::gather); to handle each as it comes, [`as_completed`](crate::as_completed).
///
/// The loop that it replaces:
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// # let mut set: tokio::task::JoinSet<u8> = (0..2).map(|n| async move { n }).collect();
/// # let first_completed = false;
/// let mut done = Vec::new();
/// while let Some(joined) = set.join_next().await {
///     done.push(joined);
///     if first_completed {
///         break;
///     }
/// }
/// while let Some(joined) = set.try_join_next() {
///     done.push(joined);
/// }
/// # }
/// ```
///
/// # Cancel safety
/// Not safe: results that were collected are lost with it. The tasks run on. So do not put a
/// `timeout` around it, but give it a [`deadline`](Wait::deadline).
///
/// # Panics
/// A task's panic is a [`JoinError`](tokio::task::JoinError) in the result. With a deadline it panics
/// on a runtime without time.
///
/// # Example
/// ```
/// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
/// use std::time::Duration;
/// use tokio::{task::JoinSet, time::sleep};
///
/// let mut naps: JoinSet<u64> = [3, 1, 2]
///     .map(|seconds| async move { (sleep(Duration::from_secs(seconds)).await, seconds).1 })
///     .into_iter()
///     .collect();
/// let done = gather::wait(&mut naps).first_completed().await;
/// assert_eq!(done.len(), 1);
/// assert_eq!(naps.len(), 2);
/// # }
/// ```
pub fn wait<T>(set: &mut JoinSet<T>) -> Wait<'_, T> {
    Wait { set, deadline: None, stop: |_| false }
}

/// What [`wait`] returns: say when to stop, and await it.
#[derive(Debug)]
#[must_use = "does nothing unless awaited"]
pub struct Wait<'a, T> {
    set: &'a mut JoinSet<T>,
    deadline: Option<Instant>,
    stop: fn(&Result<T, JoinError>) -> bool,
}

impl<T> Wait<'_, T> {
    /// Stops as soon as a task has ended; whatever else has ended by then is returned as well.
    ///
    /// # Example
    /// ```
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
    /// use std::time::Duration;
    /// use tokio::task::JoinSet;
    /// use tokio::time::sleep;
    ///
    /// let mut naps: JoinSet<_> = [3, 1, 2].map(Duration::from_secs).map(sleep).into_iter().collect();
    /// assert_eq!(gather::wait(&mut naps).first_completed().await.len(), 1);
    /// assert_eq!(naps.len(), 2); // they run on
    /// # }
    /// ```
    pub fn first_completed(mut self) -> Self {
        self.stop = |_| true;
        self
    }

    /// Stops at this instant at the latest, perhaps with nothing.
    ///
    /// # Example
    /// ```
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
    /// use std::time::Duration;
    /// use tokio::task::JoinSet;
    /// use tokio::time::{Instant, sleep};
    ///
    /// let mut naps: JoinSet<_> = [1, 2, 60].map(Duration::from_secs).map(sleep).into_iter().collect();
    /// let deadline = Instant::now() + Duration::from_secs(5);
    /// assert_eq!(gather::wait(&mut naps).deadline(deadline).await.len(), 2);
    /// assert_eq!(naps.len(), 1); // it runs on
    /// # }
    /// ```
    pub fn deadline(mut self, deadline: Instant) -> Self {
        self.deadline = Some(deadline);
        self
    }
}

impl<T, E> Wait<'_, Result<T, E>> {
    /// Stops as soon as a task has returned an error or panicked. A task that was aborted does not
    /// count, as in asyncio.
    ///
    /// # Example
    /// ```
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
    /// use std::time::Duration;
    /// use tokio::task::JoinSet;
    /// use tokio::time::{Instant, sleep};
    ///
    /// let start = Instant::now();
    /// let jobs = [1, 2, 60].map(|seconds| async move {
    ///     sleep(Duration::from_secs(seconds)).await;
    ///     if seconds == 2 { Err("no luck") } else { Ok(seconds) }
    /// });
    /// let mut jobs: JoinSet<_> = jobs.into_iter().collect();
    /// let done = gather::wait(&mut jobs).first_error().await;
    /// assert_eq!(done[1].as_ref().unwrap(), &Err("no luck"));
    /// assert_eq!(start.elapsed(), Duration::from_secs(2));
    /// # }
    /// ```
    pub fn first_error(mut self) -> Self {
        self.stop = |joined| match joined {
            Ok(output) => output.is_err(),
            Err(error) => error.is_panic(),
        };
        self
    }
}

impl<'a, T: Send + 'static> IntoFuture for Wait<'a, T> {
    type Output = Vec<Result<T, JoinError>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;

    fn into_future(self) -> Self::IntoFuture {
        let Self { set, deadline, stop } = self;
        Box::pin(async move {
            let mut done = Vec::new();
            while let Some(joined) = next(set, deadline).await {
                let stop = stop(&joined);
                done.push(joined);
                if stop {
                    break;
                }
                consume_budget().await;
            }
            while let Some(joined) = set.try_join_next() {
                done.push(joined);
            }
            done
        })
    }
}

/// The next task in the order in which they ended; `None` when there is none, or at the deadline.
async fn next<T: 'static>(
    set: &mut JoinSet<T>,
    deadline: Option<Instant>,
) -> Option<Result<T, JoinError>> {
    let next = poll_fn(|context| poll_join_next(set, context));
    match deadline {
        None => next.await,
        Some(deadline) => timeout_at(deadline, next).await.unwrap_or_default(),
    }
}
