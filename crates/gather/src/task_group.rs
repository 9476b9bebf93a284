//! [`task_group`]: children that end before the block that started them.

mod child;
mod children;
mod failures;
mod grace;
#[cfg(test)]
mod schedules;
mod shared;
mod stop_signal;
mod system;

use std::fmt;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use child::{Child, Seat};

use crate::quiet::caught;
use shared::{Owner, Shared};
use system::{Handle, shut_down};

pub use child::ChildHandle;
pub use failures::GroupError;

/// Runs a body that may spawn children, and returns when all of them have ended, like asyncio's
/// `TaskGroup`.
///
/// The first error, of a child or of the body, stops the others. The body is dropped where it
/// waits; children that wait for [`Group::cancelled`] are notified; and children that still run
/// after the group's [grace](Group::set_grace) are aborted. Children can spawn more children
/// through their own clone of the [`Group`].
///
/// Use it for background work of different kinds that belongs to one piece of code. For many
/// futures of one kind whose results you want, use [`try_gather`](crate::try_gather).
///
/// The loop that it replaces, if children spawn no children and the body awaits nothing:
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// # async fn run() -> Result<(), String> {
/// let mut set = tokio::task::JoinSet::new();
/// set.spawn(async { Ok::<(), String>(()) });
/// let (mut failed, mut panicked) = (None, None);
/// while let Some(joined) = set.join_next().await {
///     match joined {
///         Ok(Ok(())) => continue,
///         Ok(Err(error)) => _ = failed.get_or_insert(error),
///         Err(stopped) => match stopped.try_into_panic() {
///             Ok(panic) => _ = panicked.get_or_insert(panic),
///             Err(_aborted) => continue,
///         },
///     }
///     set.abort_all(); // and wait until the others have ended
/// }
/// if let Some(panic) = panicked {
///     std::panic::resume_unwind(panic);
/// }
/// failed.map_or(Ok(()), Err)
/// # }
/// # run().await.unwrap(); }
/// ```
///
/// `Ok(Some(value))` holds the body's value; `Ok(None)` means that [`Group::cancel`] stopped the
/// group before the body had ended.
///
/// A body that is woken at the instant of a child's error still goes on to its next `.await`, as in
/// asyncio.
///
/// # Errors
/// [`GroupError`] with every error, in the order in which they happened.
///
/// # Cancel safety
/// Dropping it drops the body and aborts every child, without grace. It cannot wait for the
/// children, because a drop cannot wait: their destructors run in the scheduler's next turns, when
/// the caller has already gone on. A `timeout` around it is such a drop; to keep the grace and to
/// wait for the children, let a child sleep and [cancel](Group::cancel) the group instead.
///
/// A group inside the body is dropped in the same way when this group is stopped, whatever its
/// grace; a group inside a child, when that child is aborted. The children of the inner group may
/// outlive this group.
///
/// # Panics
/// When a child or the body panics, or one of their destructors does: the group is stopped as by an
/// error, and once all have ended the first panic resumes here.
///
/// Also when the runtime of a child shuts down before the child has ended, and no child has failed.
/// But if the caller is itself a task of that runtime, it is dropped silently with it.
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
    let group = Group { shared: owner.0.clone() };
    // Called here and not in an async block, which would store what it captures in addition to its
    // future.
    let called = caught(|| body(group)).map_err(|panic| owner.0.panicked(panic));
    let value = owner.0.run(pin!(called.ok())).await;
    let mut failures = owner.0.end().await;
    if failures.is_none() {
        return Ok(value);
    }
    // Nobody will read this value.
    if let Err(panic) = caught(|| drop(value)) {
        failures.panic.get_or_insert(panic);
    }
    match failures.told() {
        Some(error) => Err(error),
        None => match shut_down().await {},
    }
}

/// A handle to the group, for its body and its children. A clone is another handle to the same
/// group.
pub struct Group<E> {
    shared: Arc<Shared<E>>,
}

impl<E: Send + 'static> Group<E> {
    /// Starts a child. An error of the child stops the group; the child's value is `()`, so that no
    /// values pile up.
    ///
    /// If the group has ended, or was stopped and has no grace left, the child is dropped and never
    /// runs. If a child is aborted through its handle, that is no error.
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
    pub fn spawn<F>(&self, child: F) -> ChildHandle
    where
        F: Future<Output = Result<(), E>> + Send + 'static,
    {
        // This comes first, because it panics if there is no runtime.
        let runtime = Handle::current();
        let Some(key) = self.shared.admit() else {
            drop(child);
            return ChildHandle::to_nobody();
        };
        let seat = Seat::new(self.shared.clone(), key);
        // A runtime that has shut down drops the child in this call.
        let task = runtime.spawn(Child::new(child, seat.clone()));
        let handle = ChildHandle::new(task.abort_handle(), seat);
        self.shared.spawned(key, task);
        handle
    }

    /// Waits until the group is stopped: by an error, by a panic, by [`cancel`](Self::cancel), or
    /// because its future is dropped. A child that must clean up waits for this besides its work,
    /// and then has the group's [grace](Self::set_grace) for its cleaning.
    ///
    /// The returned future borrows nothing and may outlive the group. If the group ends without
    /// being stopped, the future never ends.
    ///
    /// # Cancel safety
    /// Safe.
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
    ///     let cancelled = group.cancelled();
    ///     group.spawn(async move {
    ///         cancelled.await;
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
    pub fn cancelled(&self) -> impl Future<Output = ()> + Send + Sync + 'static + use<E> {
        self.shared.stop.clone().heard()
    }

    /// Whether the group was stopped. For a child that computes and does not wait.
    pub fn is_cancelled(&self) -> bool {
        self.shared.stop.is_told()
    }

    /// Sets how long children may clean up after the group is stopped, before they are aborted. The
    /// default is zero, because an abort needs no cooperation. If the grace is needed, a runtime
    /// without time panics.
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
    ///         sleep(Duration::from_secs(60)).await; // does not wait for the stop
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
        self.shared.set_grace(grace);
    }

    /// Stops the group without an error. The body and the children are stopped as by an error, and
    /// `task_group` returns `Ok(None)`, or `Ok(Some(value))` if the body had ended already. But if
    /// a child fails while it cleans up, `task_group` returns an error. A group that has ended
    /// stays unchanged.
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
        self.shared.cancel();
    }
}

impl<E> Clone for Group<E> {
    fn clone(&self) -> Self {
        Self { shared: self.shared.clone() }
    }
}

impl<E> fmt::Debug for Group<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cancelled = self.shared.stop.is_told();
        f.debug_struct("Group").field("is_cancelled", &cancelled).finish_non_exhaustive()
    }
}
