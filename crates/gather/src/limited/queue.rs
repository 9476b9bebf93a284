//! The jobs that have not begun, for workers that take turns at them.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex, PoisonError};

use crate::quiet::{Panic, Quiet, caught};

/// An iterator of futures that several tasks pull.
///
/// Whoever lets go of it closes it: the caller that is dropped, the worker that failed, panicked, was
/// aborted, or found it empty. To abort the workers is not enough, because that stops a task where
/// it awaits, and jobs need not await anything.
///
/// The iterator is the user's code, and may do anything, such as dropping the very call that it
/// serves. So only one who pulls waits for the lock, and nobody can pull inside of a pull. One who
/// closes while the iterator runs leaves word, and who runs it drops it. It is never dropped under
/// the lock.
pub(super) struct Queue<I>(Arc<Shared<I>>);

struct Shared<I> {
    is_closed: AtomicBool,
    /// `None` once no further job will be made.
    jobs: Mutex<Option<Jobs<I>>>,
}

struct Jobs<I> {
    /// Boxed, so that to take it out of the lock moves a pointer.
    futures: Quiet<Box<I>>,
    /// How many futures it has made, which is the next one's place.
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
    /// No further job is made, but for one that is being made by another thread at this moment.
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

    /// Has the next future made, and says its place; `None` when no job is left to be done. `make`
    /// puts the future where it belongs, which saves moving it, and says whether there was one.
    ///
    /// # Errors
    /// A panic of the iterator or of its destructor. It is not asked again.
    pub(super) fn pull(&self, make: impl FnOnce(&mut I) -> bool) -> Result<Option<usize>, Panic> {
        let mut line = self.0.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(jobs) = line.as_mut() else { return Ok(None) };
        let place = jobs.made;
        jobs.made += 1;
        let mut is_last = false;
        let made = if self.0.is_closed.load(SeqCst) {
            Ok(false)
        } else {
            let futures = &mut **jobs.futures.get_mut();
            caught(|| {
                let made = make(futures);
                // An iterator that knows its end is not kept until somebody asks once more.
                is_last = !made || futures.size_hint().1 == Some(0);
                made
            })
        };
        let is_closed = self.0.is_closed.load(SeqCst);
        if !is_last && !is_closed && made.is_ok() {
            return Ok(Some(place));
        }
        let jobs = line.take();
        drop(line);
        let made = made?;
        if is_closed {
            return Ok(None);
        }
        caught(|| drop(jobs.map(|jobs| jobs.futures.into_inner())))?;
        Ok(made.then_some(place))
    }
}
