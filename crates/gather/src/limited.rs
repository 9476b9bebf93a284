//! At most so many at any time: workers that pull jobs from one shared iterator.
//!
//! A worker runs job after job, so tasks are spawned once a worker and not once a job.

use std::future::Future;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::task::consume_budget;

use crate::batch::Batch;

/// What a worker brings home: its outputs with their places, and the one that failed, if one did.
struct Share<T> {
    done: Vec<(usize, T)>,
    failed: Option<T>,
}

/// Runs the futures of an iterator, at most `limit` at any time. Like [`Batch::join`].
pub(crate) fn join<I, F, T>(
    futures: I,
    limit: NonZeroUsize,
    is_failure: impl Fn(&T) -> bool + Copy + Send + 'static,
) -> impl Future<Output = Result<Vec<T>, T>> + Send
where
    I: Iterator<Item = F> + Send + 'static,
    F: Future<Output = T> + Send + 'static,
    T: Send + 'static,
{
    let mut jobs = futures.enumerate();
    // A worker is made with its first job, so there are never more workers than jobs.
    let first: Vec<(usize, F)> = jobs.by_ref().take(limit.get()).collect();
    // An iterator that has ended is not asked again.
    let more = (first.len() == limit.get()).then_some(jobs);
    let queue = Queue(Arc::new(Mutex::new(more)));
    let workers = first.into_iter().map(|job| work(job, queue.clone(), is_failure));
    let batch = Batch::spawn(workers, |share: &Share<T>| share.failed.is_some());
    async {
        let joined = batch.join().await;
        drop(queue);
        match joined {
            Ok(shares) => Ok(in_order(shares)),
            Err(share) => Err(share.failed.unwrap_or_else(|| unreachable!("that is the failure"))),
        }
    }
}

/// The jobs that have not begun; `None` once no further one will.
///
/// Whoever lets go of it closes it: the caller that is dropped, the worker that failed, panicked, was
/// aborted, or found it empty. To abort the workers is not enough, because that stops a task where
/// it awaits, and jobs need not await anything.
struct Queue<I>(Arc<Mutex<Option<I>>>);

impl<I> Clone for Queue<I> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<I> Drop for Queue<I> {
    fn drop(&mut self) {
        let jobs = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        // After the lock: what it holds may have a destructor.
        drop(jobs);
    }
}

impl<I: Iterator> Queue<I> {
    fn next(&self) -> Option<I::Item> {
        // Where the iterator has panicked, its worker rings and this one is about to be stopped.
        let mut jobs = self.0.lock().ok()?;
        let job = jobs.as_mut()?.next();
        if job.is_none() {
            *jobs = None;
        }
        job
    }
}

async fn work<I, F, T>(
    first: (usize, F),
    queue: Queue<I>,
    is_failure: impl Fn(&T) -> bool,
) -> Share<T>
where
    I: Iterator<Item = (usize, F)>,
    F: Future<Output = T>,
{
    let mut done = Vec::new();
    let mut job = Some(first);
    while let Some((index, future)) = job {
        let output = future.await;
        if is_failure(&output) {
            return Share { done, failed: Some(output) };
        }
        done.push((index, output));
        // Jobs that never wait must not keep the thread from everybody else.
        consume_budget().await;
        job = queue.next();
    }
    Share { done, failed: None }
}

/// Puts what the workers brought into the order of the jobs.
fn in_order<T>(shares: Vec<Share<T>>) -> Vec<T> {
    let count = shares.iter().map(|share| share.done.len()).sum();
    let mut places: Vec<Option<T>> = std::iter::repeat_with(|| None).take(count).collect();
    for (index, output) in shares.into_iter().flat_map(|share| share.done) {
        places[index] = Some(output);
    }
    places.into_iter().flatten().collect()
}
