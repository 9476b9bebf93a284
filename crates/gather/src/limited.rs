//! At most so many at any time: workers that pull jobs from one shared iterator.
//!
//! A worker runs job after job, so tasks are spawned once a worker and not once a job.

use std::future::Future;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};

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
    let jobs = Arc::new(Mutex::new(jobs));
    let workers = first.into_iter().map(|job| work(job, jobs.clone(), is_failure));
    let batch = Batch::spawn(workers, |share: &Share<T>| share.failed.is_some());
    async {
        match batch.join().await {
            Ok(shares) => Ok(in_order(shares)),
            Err(share) => Err(share.failed.unwrap_or_else(|| unreachable!("that is the failure"))),
        }
    }
}

async fn work<I, F, T>(
    first: (usize, F),
    jobs: Arc<Mutex<I>>,
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
        // Where the iterator has panicked, its worker has rung and this one is about to be stopped.
        job = jobs.lock().unwrap_or_else(PoisonError::into_inner).next();
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
