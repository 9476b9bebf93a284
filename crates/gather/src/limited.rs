//! Runs at most `limit` futures at any time, with workers that take jobs from one shared iterator.
//!
//! A worker runs one job after another, so a task is spawned for each worker and not for each job.

mod queue;

use std::future::Future;
use std::mem::take;
use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};

use tokio::task::consume_budget;

use crate::batch::Batch;
use crate::job::{clear, run};
use crate::quiet::{Outputs, Quiet, drop_quietly};
use queue::Queue;

/// The result of a worker: its outputs with their places, and the failed output, if a job failed.
struct Share<T> {
    done: Outputs<(usize, T)>,
    failed: Option<T>,
}

impl<T> Default for Share<T> {
    fn default() -> Self {
        Self { done: Outputs::default(), failed: None }
    }
}

/// A task that runs one job after another, all in the same memory.
struct Worker<I, F, T, P> {
    job: Pin<Box<Option<F>>>,
    /// The index of the current job's output.
    place: usize,
    share: Share<T>,
    queue: Queue<I>,
    is_failure: P,
}

// Nothing in a worker is pinned except the job, which has a box of its own.
impl<I, F, T, P> Unpin for Worker<I, F, T, P> {}

impl<I, F, T, P> Future for Worker<I, F, T, P>
where
    I: Iterator<Item = F>,
    F: Future<Output = T>,
    P: Fn(&T) -> bool,
{
    type Output = Share<T>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.get_mut();
        loop {
            if this.job.is_none() {
                // Jobs that never wait must still let other tasks use the thread.
                ready!(pin!(consume_budget()).poll(context));
                let job = &mut this.job;
                let pulled = this.queue.pull(|futures| {
                    job.set(futures.next());
                    job.is_some()
                });
                match pulled {
                    Ok(Some(place)) => this.place = place,
                    none => {
                        // There is such a job if the iterator closed its own queue while it made
                        // the job.
                        clear(this.job.as_mut());
                        none.unwrap_or_else(|panic| resume_unwind(panic));
                        return Poll::Ready(take(&mut this.share));
                    }
                }
            }
            let output = ready!(run(this.job.as_mut(), context));
            if (this.is_failure)(&output) {
                this.queue.close();
                this.share.failed = Some(output);
                return Poll::Ready(take(&mut this.share));
            }
            this.share.done.push((this.place, output));
        }
    }
}

/// Runs the futures of an iterator, at most `limit` at any time. Like [`Batch::join`].
pub(crate) fn join<I, T>(
    futures: Quiet<Box<I>>,
    limit: NonZeroUsize,
    is_failure: impl Fn(&T) -> bool + Copy + Send + 'static,
) -> impl Future<Output = Result<Vec<T>, T>> + Send
where
    I: Iterator + Send + 'static,
    I::Item: Future<Output = T> + Send + 'static,
    T: Send + 'static,
{
    let queue = Queue::new(futures);
    let mut batch = Batch::new(|share: &Share<T>| share.failed.is_some());
    // Each worker starts with its first job, so there are never more workers than jobs.
    while batch.len() < limit.get() {
        let mut job = None;
        let pulled = queue.pull(|futures| {
            let made = job.insert(Box::pin(futures.next()));
            made.is_some()
        });
        match (pulled, job) {
            (Ok(Some(place)), Some(job)) => {
                let share = Share::default();
                batch.spawn(Worker { job, place, share, queue: queue.clone(), is_failure });
            }
            (none, job) => {
                drop_quietly(job);
                none.unwrap_or_else(|panic| resume_unwind(panic));
                break;
            }
        }
    }
    async {
        let joined = batch.join().await;
        drop(queue);
        match joined {
            Ok(shares) => Ok(in_order(shares)),
            Err(share) => Err(share.failed.unwrap_or_else(|| unreachable!("that is the failure"))),
        }
    }
}

/// Puts the workers' outputs into the order of the jobs.
fn in_order<T>(shares: Vec<Share<T>>) -> Vec<T> {
    let count = shares.iter().map(|share| share.done.len()).sum();
    let mut places: Vec<Option<T>> = std::iter::repeat_with(|| None).take(count).collect();
    for (index, output) in shares.into_iter().flat_map(|share| share.done.into_vec()) {
        places[index] = Some(output);
    }
    places.into_iter().flatten().collect()
}
