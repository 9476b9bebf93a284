//! A future in its task, stored once.

use std::future::Future;
use std::mem::forget;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use pin_project_lite::pin_project;
use tokio::runtime::Handle;

use crate::quiet::{Quiet, caught, drop_quietly};

pin_project! {
    /// A future that is dropped as soon as it has ended.
    ///
    /// It unwinds with the first panic, be it from the future or from its destructor. tokio drops a
    /// future whose poll has panicked while that panic unwinds, and there a second panic would
    /// abort the process.
    ///
    /// The futures that are spawned are built around it by hand: an async block stores a future
    /// twice, first as a captured value and then as the awaited one.
    pub(crate) struct Job<F> {
        // `None` once the future has ended.
        #[pin]
        future: Option<F>,
    }
}

impl<F: Future> Job<F> {
    /// Makes the next future of an iterator, if there is one.
    pub(crate) fn next(futures: &mut impl Iterator<Item = F>) -> Option<Self> {
        // `next` writes into the field directly; a variable in between would be one more copy on
        // the stack.
        let job = Self { future: futures.next() };
        job.future.is_some().then_some(job)
    }
}

impl<F: Future> Future for Job<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        run(self.project().future, context)
    }
}

/// Polls the future in `place`, as a [`Job`] does, and empties the place when the future has ended.
pub(crate) fn run<F: Future>(
    mut place: Pin<&mut Option<F>>,
    context: &mut Context<'_>,
) -> Poll<F::Output> {
    // `catch_unwind` would add a cost to every poll.
    let unwinding = Clear(place.as_mut());
    let polled = unwinding.poll(context);
    let output = Quiet::new(ready!(polled));
    place.set(None);
    Poll::Ready(output.into_inner())
}

/// Empties the place if the poll of its future panics.
struct Clear<'a, F>(Pin<&'a mut Option<F>>);

impl<F: Future> Clear<'_, F> {
    fn poll(mut self, context: &mut Context<'_>) -> Poll<F::Output> {
        let future = self.0.as_mut().as_pin_mut().expect("not polled once it has ended");
        let polled = future.poll(context);
        forget(self);
        polled
    }
}

impl<F> Drop for Clear<'_, F> {
    fn drop(&mut self) {
        clear(self.0.as_mut());
    }
}

/// Empties a place whose future nobody will await.
pub(crate) fn clear<F>(mut place: Pin<&mut Option<F>>) {
    drop_quietly(caught(|| place.set(None)));
}

/// Whether a future is so large that it is boxed first: otherwise, every function that passes it on
/// into a task may have a copy on its stack. tokio does the same, from 2 kB in debug builds and 16
/// kB in release builds, but only inside `spawn`.
pub(crate) const fn is_large<F>() -> bool {
    size_of::<F>() > 1024
}

/// Checks that tasks can be spawned, before the first task of a call.
///
/// # Panics
/// Outside a tokio runtime, as `tokio::spawn` does. But `tokio::spawn` would drop the future while
/// its panic unwinds.
pub(crate) fn needs_runtime<F>(future: F) -> F {
    if let Err(nowhere) = Handle::try_current() {
        drop_quietly(future);
        panic!("{nowhere}");
    }
    future
}
