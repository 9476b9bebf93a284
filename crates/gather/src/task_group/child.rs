//! A child of a group: it tells the group what it came to, and that it has ended.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;
use std::task::{Context, Poll, ready};

use pin_project_lite::pin_project;

use super::failures::caught;
use super::shared::{Key, Shared};
use super::system::{AbortHandle, AtomicBool};

pin_project! {
    /// The task of a child.
    ///
    /// It tells the group itself, where a `JoinSet` would tell the set: so nothing of the child, be
    /// it an error or a panic, ever lies where it can only be dropped under a lock, and the group
    /// sees who cancelled a child, which a `JoinError` does not say.
    pub(super) struct Child<F, E> {
        // None once it has ended.
        #[pin]
        future: Option<F>,
        shared: Arc<Shared<E>>,
        key: Key,
        aborted: Arc<AtomicBool>,
    }

    impl<F, E> PinnedDrop for Child<F, E> {
        fn drop(this: Pin<&mut Self>) {
            let mut this = this.project();
            if this.future.is_none() {
                return;
            }
            if let Err(panic) = caught(|| this.future.set(None)) {
                this.shared.panicked(panic);
            }
            if !this.aborted.load(SeqCst) {
                this.shared.cancelled_by_others();
            }
            this.shared.left(*this.key);
        }
    }
}

impl<F, E> Child<F, E> {
    pub(super) fn new(future: F, shared: Arc<Shared<E>>, key: Key) -> Self {
        Self { future: Some(future), shared, key, aborted: Arc::default() }
    }

    /// Set by an abort that somebody asked for.
    pub(super) fn aborted(&self) -> Arc<AtomicBool> {
        self.aborted.clone()
    }
}

impl<F, E> Future for Child<F, E>
where
    F: Future<Output = Result<(), E>>,
{
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut this = self.project();
        let polled = caught(|| {
            let future = this.future.as_mut().as_pin_mut();
            future.expect("not polled once it has ended").poll(context)
        });
        match polled {
            Ok(polled) => {
                if let Err(error) = ready!(polled) {
                    this.shared.failed(error);
                }
            }
            Err(panic) => this.shared.panicked(panic),
        }
        // Its destructors belong to the child: the group ends after them.
        if let Err(panic) = caught(|| this.future.set(None)) {
            this.shared.panicked(panic);
        }
        this.shared.left(*this.key);
        Poll::Ready(())
    }
}

/// A handle to a child, returned by [`Group::spawn`](super::Group::spawn). Dropping it changes
/// nothing; cloning gives another handle.
///
/// # Example
/// ```
/// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
/// let result = gather::task_group(async |group| {
///     let child = group.spawn(std::future::pending());
///     child.abort();
///     Ok::<_, String>("the body")
/// })
/// .await;
/// assert_eq!(result, Ok(Some("the body")));
/// # }
/// ```
#[derive(Clone)]
pub struct ChildHandle {
    /// `None` for a child that came too late.
    task: Option<AbortHandle>,
    aborted: Arc<AtomicBool>,
}

impl ChildHandle {
    pub(super) fn new(task: Option<AbortHandle>, aborted: Arc<AtomicBool>) -> Self {
        Self { task, aborted }
    }

    /// Aborts the child, as tokio's `AbortHandle` does: a request, which is no error of the group.
    /// It has no effect on a child that has ended.
    pub fn abort(&self) {
        // Before the request: once the child is dropped it is asked for.
        self.aborted.store(true, SeqCst);
        if let Some(task) = &self.task {
            task.abort();
        }
    }

    /// Whether the child has ended, its destructors included, or never ran because it came too late.
    pub fn is_finished(&self) -> bool {
        self.task.as_ref().is_none_or(AbortHandle::is_finished)
    }
}

impl fmt::Debug for ChildHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChildHandle").field("is_finished", &self.is_finished()).finish()
    }
}
