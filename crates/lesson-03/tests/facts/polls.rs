//! Handles in `join_all` or `FuturesUnordered` cost a square of polls. Counted, not timed.
//!
//! A task may use 128 results of tokio in one poll; then everything of tokio's says "not ready"
//! until the task has yielded. `FuturesUnordered`, which `join_all` uses above 30 futures, goes on
//! asking all the rest each time.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use futures::StreamExt;
use futures::future::join_all;
use futures::stream::FuturesUnordered;
use tokio::task::{JoinHandle, JoinSet, yield_now};

/// Counts how often it is asked.
struct Counted<F> {
    inner: F,
    polls: Arc<AtomicUsize>,
}

impl<F: Future + Unpin> Future for Counted<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        self.polls.fetch_add(1, Ordering::Relaxed);
        Pin::new(&mut self.inner).poll(cx)
    }
}

/// Handles of `n` tasks that have ended, so that only the joining is counted.
async fn ended(n: usize, polls: &Arc<AtomicUsize>) -> Vec<Counted<JoinHandle<usize>>> {
    let handles: Vec<_> = (0..n).map(|i| tokio::spawn(async move { i })).collect();
    while !handles.iter().all(JoinHandle::is_finished) {
        yield_now().await;
    }
    handles.into_iter().map(|inner| Counted { inner, polls: Arc::clone(polls) }).collect()
}

#[derive(Clone, Copy)]
enum Way {
    JoinAll,
    Unordered,
    InOrder,
    Set,
}

/// Polls that joining `n` ended tasks takes, in a task of a multi-thread runtime.
async fn polls(way: Way, n: usize) -> usize {
    let count = async move {
        let polls = Arc::new(AtomicUsize::new(0));
        match way {
            Way::JoinAll => drop(join_all(ended(n, &polls).await).await),
            Way::Unordered => {
                let mut handles: FuturesUnordered<_> = ended(n, &polls).await.into_iter().collect();
                while handles.next().await.is_some() {}
            }
            Way::InOrder => {
                for handle in ended(n, &polls).await {
                    handle.await.expect("it ended");
                }
            }
            Way::Set => {
                let mut set: JoinSet<_> = (0..n).map(|i| async move { i }).collect();
                let mut next = poll_fn(|cx| {
                    polls.fetch_add(1, Ordering::Relaxed);
                    set.poll_join_next(cx)
                });
                while (&mut next).await.is_some() {}
            }
        }
        polls.load(Ordering::Relaxed)
    };
    tokio::spawn(count).await.expect("counts")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twice_the_handles_are_four_times_the_polls_in_join_all_and_twice_in_order() {
    for way in [Way::JoinAll, Way::Unordered] {
        let (some, twice) = (polls(way, 2_000).await, polls(way, 4_000).await);
        assert!(some > 5 * 2_000, "{some} polls for 2 000 handles");
        assert!(twice > 3 * some, "{some} polls, then {twice} for twice as many");
    }
    for way in [Way::InOrder, Way::Set] {
        let many = polls(way, 4_000).await;
        assert!(many < 4_000 * 2 + 100, "{many} polls for 4 000 tasks");
    }
}

#[tokio::test]
async fn a_task_takes_128_results_from_tokio_in_one_poll() {
    let mut handles = ended(200, &Arc::default()).await;
    yield_now().await;
    let taken = poll_fn(|cx| {
        let asked = handles.iter_mut().map(|handle| Pin::new(handle).poll(cx));
        Poll::Ready(asked.take_while(Poll::is_ready).count())
    });
    assert_eq!(taken.await, 128);
}
