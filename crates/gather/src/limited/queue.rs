//! The jobs that have not begun; workers take them in turn.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex, PoisonError};

use crate::quiet::{Panic, Quiet, caught};

/// An iterator of futures from which several tasks pull.
///
/// Everyone who lets go of the queue closes it: a caller that is dropped, and a worker that failed,
/// panicked, was aborted, or found the queue empty. To abort the workers would not be enough: an
/// abort takes effect only where a task waits, and jobs need not wait for anything.
///
/// The iterator is the user's code and may do anything, even drop the call to which it belongs. So
/// only `pull` waits for the lock, and no pull can happen inside another pull. If the queue is
/// closed while the iterator runs, `close` only leaves a note, and the worker that runs the
/// iterator drops it. The iterator is never dropped under the lock.
pub(super) struct Queue<I>(Arc<Shared<I>>);

struct Shared<I> {
    is_closed: AtomicBool,
    /// `None` once no further job will be made.
    jobs: Mutex<Option<Jobs<I>>>,
}

struct Jobs<I> {
    /// The iterator is boxed, so that taking it out of the lock moves only a pointer.
    futures: Quiet<Box<I>>,
    /// The number of futures made so far, which is the place of the next one.
    made: usize,
}

impl<I> Clone for Queue<I> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<I> Drop for Queue<I> {
    fn drop(&mut self) {
        self.close();
    }
}

impl<I> Queue<I> {
    /// After this, no further job is made, except one that another thread is making at this moment.
    pub(super) fn close(&self) {
        self.0.is_closed.store(true, SeqCst);
        let jobs = self.0.jobs.try_lock().map(|mut jobs| jobs.take());
        drop(jobs);
    }
}

impl<I: Iterator> Queue<I> {
    pub(super) fn new(futures: Quiet<Box<I>>) -> Self {
        let jobs = Jobs { futures, made: 0 };
        Self(Arc::new(Shared { is_closed: AtomicBool::new(false), jobs: Mutex::new(Some(jobs)) }))
    }

    /// Makes the next future and returns its place; `None` if there are no more jobs. `make` stores
    /// the future directly where it belongs, and returns whether there was one.
    ///
    /// # Errors
    /// The panic of the iterator or of its destructor. The iterator is not asked again.
    pub(super) fn pull(&self, make: impl FnOnce(&mut I) -> bool) -> Result<Option<usize>, Panic> {
        let mut guard = self.0.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(jobs) = guard.as_mut() else { return Ok(None) };
        let place = jobs.made;
        jobs.made += 1;
        let mut is_last = false;
        let made = if self.0.is_closed.load(SeqCst) {
            Ok(false)
        } else {
            let futures = &mut **jobs.futures.get_mut();
            caught(|| {
                let made = make(futures);
                // An iterator that knows that it is at its end is dropped at once, not when it is
                // asked again.
                is_last = !made || futures.size_hint().1 == Some(0);
                made
            })
        };
        let is_closed = self.0.is_closed.load(SeqCst);
        if !is_last && !is_closed && made.is_ok() {
            return Ok(Some(place));
        }
        let jobs = guard.take();
        drop(guard);
        let made = made?;
        if is_closed {
            return Ok(None);
        }
        caught(|| drop(jobs.map(|jobs| jobs.futures.into_inner())))?;
        Ok(made.then_some(place))
    }
}
