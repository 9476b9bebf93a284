//! A child of a group: it tells the group what it came to, and that it has ended.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;
use std::task::{Context, Poll, ready};

use pin_project_lite::pin_project;

use crate::quiet::caught;

use super::children::Key;
use super::shared::Shared;
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
        seat: Arc<Seat<E>>,
    }

    impl<F, E> PinnedDrop for Child<F, E> {
        fn drop(this: Pin<&mut Self>) {
            let mut this = this.project();
            if this.future.is_none() {
                return;
            }
            // Before its destructor, in which an abort comes too late to be the cause.
            if !this.seat.aborted.load(SeqCst) {
                this.seat.shared.cancelled_by_others();
            }
            if let Err(panic) = caught(|| this.future.set(None)) {
                this.seat.shared.panicked(panic);
            }
            this.seat.shared.left(this.seat.key);
        }
    }
}

/// What a child has of its group. In one allocation of its own: tokio rounds a task up to a multiple
/// of 128 bytes, so a few words more in it can double what a small one touches.
pub(super) struct Seat<E> {
    shared: Arc<Shared<E>>,
    key: Key,
    /// By somebody who has the handle.
    aborted: AtomicBool,
}

impl<E> Seat<E> {
    pub(super) fn new(shared: Arc<Shared<E>>, key: Key) -> Arc<Self> {
        Arc::new(Self { shared, key, aborted: AtomicBool::new(false) })
    }
}

impl<F, E> Child<F, E> {
    pub(super) fn new(future: F, seat: Arc<Seat<E>>) -> Self {
        Self { future: Some(future), seat }
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
                    this.seat.shared.failed(error);
                }
            }
            Err(panic) => this.seat.shared.panicked(panic),
        }
        // Its destructors belong to the child: the group ends after them.
        if let Err(panic) = caught(|| this.future.set(None)) {
            this.seat.shared.panicked(panic);
        }
        this.seat.shared.left(this.seat.key);
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
    child: Option<(AbortHandle, Arc<dyn Abortable>)>,
}

/// A seat, whatever the errors of its group are.
trait Abortable: Send + Sync {
    fn note_abort(&self);
}

impl<E: Send> Abortable for Seat<E> {
    fn note_abort(&self) {
        self.aborted.store(true, SeqCst);
    }
}

impl ChildHandle {
    pub(super) fn new<E: Send + 'static>(task: AbortHandle, seat: Arc<Seat<E>>) -> Self {
        Self { child: Some((task, seat)) }
    }

    /// To a child that came too late.
    pub(super) fn to_nobody() -> Self {
        Self { child: None }
    }

    /// Aborts the child, as tokio's `AbortHandle` does: a request, which is no error of the group.
    /// It has no effect on a child that has ended.
    pub fn abort(&self) {
        if let Some((task, seat)) = &self.child {
            // First: the child may be dropped the moment that the task is aborted.
            seat.note_abort();
            task.abort();
        }
    }

    /// Whether the child has ended, its destructors included, or never ran because it came too late.
    pub fn is_finished(&self) -> bool {
        self.child.as_ref().is_none_or(|(task, _)| task.is_finished())
    }
}

impl fmt::Debug for ChildHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChildHandle").field("is_finished", &self.is_finished()).finish()
    }
}
