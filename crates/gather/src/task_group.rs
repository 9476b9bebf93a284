//! [`task_group`]: children that cannot outlive the block that started them.

mod shared;

use std::fmt;
use std::future::{Future, pending, poll_fn};
use std::panic::resume_unwind;
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::task::AbortHandle;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use shared::{Owner, Shared};

/// Runs a body that may spawn children, and returns when all of them have ended, like asyncio's
/// `TaskGroup`.
///
/// The first error, of a child or of the body, stops the rest: the body is dropped where it waits,
/// the group's token is cancelled, and children that still run after the group's
/// [grace](Group::set_grace) are aborted. Children may spawn children through their own clone of the
/// [`Group`].
///
/// Use it for background work of different kinds that belongs to one piece of code. For many
/// futures of one kind whose results you want, use [`try_gather`](crate::try_gather).
///
/// The loop that it replaces, for children that spawn no others and a body that awaits nothing:
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// # async fn run() -> Result<(), String> {
/// let mut set = tokio::task::JoinSet::new();
/// set.spawn(async { Ok::<(), String>(()) });
/// while let Some(joined) = set.join_next().await {
///     if let Err(error) = joined.expect("no task panics") {
///         set.shutdown().await;
///         return Err(error);
///     }
/// }
/// # Ok(()) }
/// # run().await.unwrap(); }
/// ```
///
/// `Ok(Some(value))` is the body's value; `Ok(None)` says that [`Group::cancel`] stopped the group
/// before the body had ended.
///
/// A body that is woken at the instant of a child's error goes on to its next `.await`, as in asyncio.
///
/// # Errors
/// [`GroupError`] with every error, in the order in which they happened.
///
/// # Cancel safety
/// Dropping it drops the body, cancels the token and aborts every child, without a grace. So a
/// `timeout` around it leaves no time to clean up; let a child sleep and [cancel](Group::cancel) the
/// group instead.
///
/// # Panics
/// When a child or the body panics: the group is stopped as by an error, and once all have ended the
/// panic resumes here.
///
/// # Example
/// ```
/// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
/// use std::time::Duration;
/// use gather::task_group;
/// use tokio::time::{Instant, sleep};
///
/// let start = Instant::now();
/// let result = task_group(async |group| {
///     group.spawn(async {
///         sleep(Duration::from_secs(1)).await;
///         Err("no luck")
///     });
///     sleep(Duration::from_secs(60)).await;
///     Ok(())
/// })
/// .await;
/// assert_eq!(result.unwrap_err().first, "no luck");
/// assert_eq!(start.elapsed(), Duration::from_secs(1));
/// # }
/// ```
#[doc(alias = "nursery")]
#[doc(alias = "TaskGroup")]
pub async fn task_group<F, Fut, T, E>(body: F) -> Result<Option<T>, GroupError<E>>
where
    F: FnOnce(Group<E>) -> Fut,
    Fut: Future<Output = Result<T, E>>,
    E: Send + 'static,
{
    let owner = Owner(Arc::new(Shared::new()));
    let shared = &owner.0;
    let value = shared.run(body).await;
    if shared.token.is_cancelled() {
        let grace = shared.state().grace;
        if !grace.is_zero() {
            let _ = timeout(grace, poll_fn(|context| shared.reap(context))).await;
        }
        shared.state().abort();
    }
    poll_fn(|context| shared.close(context)).await;

    let (errors, panic) = shared.state().take_failures();
    if let Some(panic) = panic {
        resume_unwind(panic);
    }
    let mut errors = errors.into_iter();
    match errors.next() {
        Some(first) => Err(GroupError { first, rest: errors.collect() }),
        None => Ok(value),
    }
}

/// A handle to the group, for its body and its children. Cloning gives another handle.
pub struct Group<E> {
    shared: Arc<Shared<E>>,
}

impl<E: Send + 'static> Group<E> {
    /// Starts a child. Its error stops the group; its value is `()`, so that nothing piles up.
    ///
    /// In a group that has ended, or was stopped and has no grace left, the child is dropped and
    /// never runs. A child that is aborted through its handle is no error.
    ///
    /// # Panics
    /// Outside a tokio runtime.
    ///
    /// # Example
    /// ```
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
    /// use std::time::Duration;
    /// use tokio::time::{Instant, sleep};
    ///
    /// let start = Instant::now();
    /// let result = gather::task_group(async |group| {
    ///     let siblings = group.clone();
    ///     group.spawn(async move {
    ///         sleep(Duration::from_secs(1)).await;
    ///         siblings.spawn(async {
    ///             sleep(Duration::from_secs(1)).await;
    ///             Ok(())
    ///         });
    ///         Ok(())
    ///     });
    ///     Ok::<_, String>("the body ends first")
    /// })
    /// .await;
    /// assert_eq!(result, Ok(Some("the body ends first")));
    /// assert_eq!(start.elapsed(), Duration::from_secs(2));
    /// # }
    /// ```
    pub fn spawn<F>(&self, child: F) -> AbortHandle
    where
        F: Future<Output = Result<(), E>> + Send + 'static,
    {
        // Before the lock: where there is no runtime, this panics, and the child is dropped.
        let runtime = Handle::current();
        let mut state = self.shared.state();
        if state.is_closed(&self.shared.token) {
            drop(state);
            drop(child);
            // A handle needs a task.
            let nobody = runtime.spawn(pending::<()>());
            nobody.abort();
            return nobody.abort_handle();
        }
        let handle = state.children.spawn(child);
        drop(state);
        self.shared.spawned.notify_one();
        handle
    }

    /// Cancelled when the group is stopped. A child that wants to clean up waits for it beside its
    /// work, and has the group's [grace](Self::set_grace) for that. To cancel it is to
    /// [cancel](Self::cancel) the group.
    ///
    /// # Example
    /// ```
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
    /// use std::time::Duration;
    /// use tokio::time::{Instant, sleep};
    ///
    /// let start = Instant::now();
    /// let result = gather::task_group(async |group| {
    ///     group.set_grace(Duration::from_secs(5));
    ///     let token = group.token().clone();
    ///     group.spawn(async move {
    ///         token.cancelled().await;
    ///         sleep(Duration::from_secs(1)).await; // puts its work away
    ///         Ok(())
    ///     });
    ///     Err::<(), _>("no luck")
    /// })
    /// .await;
    /// assert_eq!(result.unwrap_err().first, "no luck");
    /// assert_eq!(start.elapsed(), Duration::from_secs(1));
    /// # }
    /// ```
    pub fn token(&self) -> &CancellationToken {
        &self.shared.token
    }

    /// How long children may clean up once the group is stopped, before they are aborted. Zero
    /// unless set: an abort needs no cooperation. A runtime without time panics when it is needed.
    ///
    /// # Example
    /// ```
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
    /// use std::time::Duration;
    /// use tokio::time::{Instant, sleep};
    ///
    /// let start = Instant::now();
    /// let result = gather::task_group(async |group| {
    ///     group.set_grace(Duration::from_secs(5));
    ///     group.spawn(async {
    ///         sleep(Duration::from_secs(60)).await; // does not ask the token
    ///         Ok(())
    ///     });
    ///     Err::<(), _>("no luck")
    /// })
    /// .await;
    /// assert!(result.is_err());
    /// assert_eq!(start.elapsed(), Duration::from_secs(5));
    /// # }
    /// ```
    pub fn set_grace(&self, grace: Duration) {
        self.shared.state().grace = grace;
    }

    /// Stops the group without an error: what runs is stopped as by an error, and `task_group`
    /// returns `Ok(None)`, or `Ok(Some(value))` if the body had ended already. A child that fails
    /// while it cleans up makes it an error after all.
    ///
    /// # Example
    /// ```
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
    /// use std::time::Duration;
    /// use tokio::time::{Instant, sleep};
    ///
    /// let start = Instant::now();
    /// let result = gather::task_group(async |group| {
    ///     let found = group.clone();
    ///     group.spawn(async move {
    ///         sleep(Duration::from_secs(1)).await;
    ///         found.cancel();
    ///         Ok(())
    ///     });
    ///     sleep(Duration::from_secs(60)).await;
    ///     Ok::<_, String>("never said")
    /// })
    /// .await;
    /// assert_eq!(result, Ok(None));
    /// assert_eq!(start.elapsed(), Duration::from_secs(1));
    /// # }
    /// ```
    pub fn cancel(&self) {
        self.shared.token.cancel();
    }
}

impl<E> Clone for Group<E> {
    fn clone(&self) -> Self {
        Self { shared: self.shared.clone() }
    }
}

impl<E> fmt::Debug for Group<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Group").field("token", &self.shared.token).finish_non_exhaustive()
    }
}

/// The errors of a group, in the order in which they happened. There is at least one.
///
/// # Example
/// ```
/// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
/// let result = gather::task_group(async |group| {
///     let token = group.token().clone();
///     group.set_grace(std::time::Duration::from_secs(1));
///     group.spawn(async move {
///         token.cancelled().await;
///         Err("the lights are still on")
///     });
///     Err::<(), _>("no luck")
/// })
/// .await;
/// let error = result.unwrap_err();
/// assert_eq!((error.first, &error.rest[..]), ("no luck", &["the lights are still on"][..]));
/// assert_eq!(error.to_string(), "no luck (and 1 more error)");
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupError<E> {
    /// The one that stopped the group.
    pub first: E,
    /// Those of the same instant, and of children that failed while they were being stopped.
    pub rest: Vec<E>,
}

impl<E: fmt::Display> fmt::Display for GroupError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.first)?;
        match self.rest.len() {
            0 => Ok(()),
            1 => write!(f, " (and 1 more error)"),
            more => write!(f, " (and {more} more errors)"),
        }
    }
}

impl<E: std::error::Error + 'static> std::error::Error for GroupError<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.first.source()
    }
}
