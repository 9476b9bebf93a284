//! [`wait`]: until one, the first error, or all of a set's tasks have ended; the rest runs on.

use std::future::{Future, IntoFuture};
use std::mem::take;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};

use pin_project_lite::pin_project;
use tokio::task::coop::unconstrained;
use tokio::task::{JoinError, JoinSet, consume_budget};
use tokio::time::{Instant, Sleep, sleep_until};

use crate::ended::poll_join_next;
use crate::quiet::Outputs;
use crate::shutdown::{Shutdown, poll_timer};

/// Waits for tasks of a set, as asyncio's `wait` does. Returns the results of those that have
/// ended, in the order in which they ended. The other tasks stay in the set and run on.
///
/// Without further settings it waits until all tasks have ended; see
/// [`return_when`](Wait::return_when) and [`deadline`](Wait::deadline).
///
/// Each result is returned once. asyncio's `wait` returns tasks, and another `wait` may return the
/// same tasks again; here, a second call returns only what has ended since the first.
///
/// Use it when you go on with some results and keep the other tasks. To get all results in order,
/// use [`gather`](crate::gather()); to handle each as it comes, use
/// [`as_completed`](crate::as_completed()).
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
/// If more than a hundred tasks have ended already, that loop may treat one of them as still
/// running, and put it behind the others.
///
/// # Cancel safety
/// Not safe: results that it has collected are lost when it is dropped. The tasks run on. So
/// instead of a `timeout` around it, give it a [`deadline`](Wait::deadline).
///
/// # Panics
/// It does not panic when a task does: the result is a [`JoinError`](tokio::task::JoinError). With
/// a deadline, it panics on a runtime without time; and where [`gather`](crate::gather()) does, if the
/// runtime on which it waits for the deadline shuts down and tasks of another one are still running.
///
/// # Example
/// ```
/// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
/// use std::time::Duration;
/// use gather::{ReturnWhen, wait};
/// use tokio::{task::JoinSet, time::sleep};
///
/// let mut naps: JoinSet<u64> = [3, 1, 2]
///     .map(|seconds| async move { (sleep(Duration::from_secs(seconds)).await, seconds).1 })
///     .into_iter()
///     .collect();
/// let done = wait(&mut naps).return_when(ReturnWhen::FirstCompleted).await;
/// assert_eq!(done.len(), 1);
/// assert_eq!(naps.len(), 2);
/// # }
/// ```
pub fn wait<T>(set: &mut JoinSet<T>) -> Wait<'_, T> {
    Wait { set, return_when: ReturnWhen::AllCompleted, deadline: None }
}

/// When a [`wait`] returns, as asyncio's `return_when`.
///
/// # Example
/// ```
/// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
/// use std::time::Duration;
/// use gather::{ReturnWhen, wait};
/// use tokio::{task::JoinSet, time::sleep};
///
/// let mut jobs: JoinSet<Result<u64, &str>> = [1, 2, 60]
///     .map(|seconds| async move {
///         sleep(Duration::from_secs(seconds)).await;
///         if seconds == 2 { Err("no luck") } else { Ok(seconds) }
///     })
///     .into_iter()
///     .collect();
/// let done = wait(&mut jobs).return_when(ReturnWhen::FirstError(Result::is_err)).await;
/// assert_eq!(done[0].as_ref().unwrap(), &Ok(1));
/// assert_eq!(done[1].as_ref().unwrap(), &Err("no luck"));
/// assert_eq!(jobs.len(), 1); // it runs on
/// # }
/// ```
#[derive(Debug, Default)]
pub enum ReturnWhen<T> {
    /// When every task has ended.
    #[default]
    AllCompleted,
    /// When a task has ended in any way.
    FirstCompleted,
    /// When a task has panicked, or has returned an output that is an error according to this
    /// function. As in asyncio, an aborted task does not count.
    FirstError(fn(&T) -> bool),
}

impl<T> Clone for ReturnWhen<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for ReturnWhen<T> {}

impl<T> ReturnWhen<T> {
    fn is_met(self, joined: &Result<T, JoinError>) -> bool {
        match (self, joined) {
            (Self::AllCompleted, _) => false,
            (Self::FirstCompleted, _) => true,
            (Self::FirstError(is_error), Ok(output)) => is_error(output),
            (Self::FirstError(_), Err(error)) => error.is_panic(),
        }
    }
}

/// What [`wait`] returns: say when it should return, then await it.
#[derive(Debug)]
#[must_use = "does nothing unless awaited"]
pub struct Wait<'a, T> {
    set: &'a mut JoinSet<T>,
    return_when: ReturnWhen<T>,
    deadline: Option<Instant>,
}

impl<T> Wait<'_, T> {
    /// Sets when it returns; a later call replaces an earlier one. Everything else that has ended
    /// by then is returned as well.
    ///
    /// # Example
    /// ```
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
    /// use std::time::Duration;
    /// use gather::{ReturnWhen, wait};
    /// use tokio::task::JoinSet;
    /// use tokio::time::sleep;
    ///
    /// let mut naps: JoinSet<_> = [3, 1, 2].map(Duration::from_secs).map(sleep).into_iter().collect();
    /// assert_eq!(wait(&mut naps).return_when(ReturnWhen::FirstCompleted).await.len(), 1);
    /// assert_eq!(naps.len(), 2); // they run on
    /// # }
    /// ```
    pub fn return_when(mut self, return_when: ReturnWhen<T>) -> Self {
        self.return_when = return_when;
        self
    }

    /// Returns at this instant at the latest, perhaps with no results.
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

impl<'a, T: 'static> IntoFuture for Wait<'a, T> {
    type Output = Vec<Result<T, JoinError>>;
    type IntoFuture = Waiting<'a, T>;

    fn into_future(self) -> Self::IntoFuture {
        let Self { set, return_when, deadline } = self;
        Waiting {
            set,
            return_when,
            deadline,
            passes: None,
            shutdown: None,
            done: Outputs::default(),
        }
    }
}

pin_project! {
    /// The future that `.await` makes from [`wait`](wait()).
    #[derive(Debug)]
    #[must_use = "does nothing unless awaited"]
    pub struct Waiting<'a, T> {
        set: &'a mut JoinSet<T>,
        return_when: ReturnWhen<T>,
        deadline: Option<Instant>,
        // It begins when there is something to wait for.
        #[pin]
        passes: Option<Sleep>,
        // The runtime of `passes` has shut down.
        shutdown: Option<Shutdown>,
        done: Outputs<Result<T, JoinError>>,
    }
}

impl<T: 'static> Future for Waiting<'_, T> {
    type Output = Vec<Result<T, JoinError>>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        loop {
            // This stands between two results: there, a spent budget is not mistaken for a set
            // without results.
            ready!(pin!(consume_budget()).poll(context));
            match poll_join_next(this.set, context) {
                Poll::Ready(Some(joined)) => {
                    let is_met = this.return_when.is_met(&joined);
                    this.done.push(joined);
                    if is_met {
                        break;
                    }
                }
                Poll::Ready(None) => break,
                Poll::Pending => {
                    if let Some(shutdown) = this.shutdown {
                        match ready!(shutdown.poll(context)) {}
                    }
                    let Some(deadline) = *this.deadline else { return Poll::Pending };
                    if this.passes.is_none() {
                        this.passes.set(Some(sleep_until(deadline)));
                    }
                    let passes =
                        this.passes.as_mut().as_pin_mut().unwrap_or_else(|| unreachable!("set"));
                    match poll_timer(pin!(unconstrained(passes)), context) {
                        Some(passed) => {
                            ready!(passed);
                            break;
                        }
                        // What the runtime has cancelled since is told.
                        None => *this.shutdown = Some(Shutdown::default()),
                    }
                }
            }
        }
        while let Some(joined) = this.set.try_join_next() {
            this.done.push(joined);
        }
        Poll::Ready(take(this.done).into_vec())
    }
}
