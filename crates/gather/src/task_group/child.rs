//! A child of a group: it reports its result to the group, and when it has ended.

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
    /// The child reports to the group itself; with a `JoinSet`, the set would get the report. So no
    /// error or panic of a child is ever stored where it could only be dropped under a lock. And
    /// the group knows who cancelled a child, which a `JoinError` does not tell.
    pub(super) struct Child<F, E> {
        // `None` once the future has ended.
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
            // Checked before the future's destructor runs: an abort during the destructor comes too
            // late to be the cause.
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

/// A child's link to its group. It has an allocation of its own: tokio rounds the size of a task up
/// to a multiple of 128 bytes, so a few words more in the task can double the memory of a small
/// one.
pub(super) struct Seat<E> {
    shared: Arc<Shared<E>>,
    key: Key,
    /// Whether somebody has aborted the child through its handle.
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
        // The future's destructors belong to the child: the group ends after them.
        if let Err(panic) = caught(|| this.future.set(None)) {
            this.seat.shared.panicked(panic);
        }
        this.seat.shared.left(this.seat.key);
        Poll::Ready(())
    }
}

/// A handle to a child, returned by [`Group::spawn`](super::Group::spawn). Dropping the handle
/// changes nothing; a clone is another handle to the same child.
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
    /// `None` if the child came too late.
    child: Option<(AbortHandle, Arc<dyn Abortable>)>,
}

/// A seat in a group with any type of error.
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

    /// The handle to a child that came too late.
    pub(super) fn to_nobody() -> Self {
        Self { child: None }
    }

    /// Aborts the child, as tokio's `AbortHandle` does. This is a request, and no error of the
    /// group. It has no effect if the child has ended.
    pub fn abort(&self) {
        if let Some((task, seat)) = &self.child {
            // The note comes first, because the child may be dropped as soon as the task is
            // aborted.
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
