//! CPython's `test_tasks.BaseTaskTests`: `as_completed`.

use gather::as_completed;
use tokio::task::yield_now;
use tokio::time::Instant;

use crate::witness::{Drops, alive, millis, nap};

// Results arrive in the order of completion.
#[tokio::test(start_paused = true)]
async fn test_as_completed() {
    let start = Instant::now();
    let mut naps = as_completed([150, 10, 100].map(nap));
    let mut seen = Vec::new();
    while let Some((_, ms)) = naps.next().await {
        assert_eq!(start.elapsed(), millis(ms));
        seen.push(ms);
    }
    assert_eq!(seen, [10, 100, 150]);
}

// Async iteration yields the very task objects that were passed in.
// Here no task object is passed in: a result comes with the index of its future.
#[tokio::test(start_paused = true)]
async fn test_as_completed_same_tasks_in_as_out() {
    let given = [30, 10, 20];
    let mut naps = as_completed(given.map(nap));
    let mut indices = Vec::new();
    while let Some((index, ms)) = naps.next().await {
        assert_eq!(given[index], ms);
        indices.push(index);
    }
    assert_eq!(indices, [1, 2, 0]);
}

// The first value, then TimeoutError; pending tasks keep running.
// Here they do so while the stream is kept; dropping it aborts them.
#[tokio::test(start_paused = true)]
async fn test_as_completed_with_timeout() {
    for kept in [true, false] {
        let drops = Drops::default();
        let deadline = Instant::now() + millis(120);
        let mut naps = as_completed([100, 150].map(|ms| drops.watch().nap(ms)));
        assert_eq!(naps.next_before(deadline).await.unwrap(), Some((0, 100)));
        assert!(naps.next_before(deadline).await.is_err());
        assert_eq!((Instant::now(), drops.count()), (deadline, 1));
        if kept {
            assert_eq!(naps.next().await, Some((1, 150)));
        } else {
            drop(naps);
            yield_now().await;
        }
        assert_eq!((drops.count(), alive()), (2, 0));
    }
}

// Ending early cancels the timer.
#[tokio::test(start_paused = true)]
async fn test_as_completed_with_unused_timeout() {
    let start = Instant::now();
    let mut naps = as_completed([nap(10)]);
    while let Some(nap) = naps.next_before(start + millis(1000)).await.unwrap() {
        assert_eq!(nap, (0, 10));
    }
    assert_eq!(start.elapsed(), millis(10));
}

// One iterator can be left and resumed.
#[tokio::test(start_paused = true)]
async fn test_as_completed_resume_iterator() {
    let mut naps = as_completed((0..10).map(nap));
    let mut seen = Vec::new();
    while let Some((_, ms)) = naps.next().await {
        seen.push(ms);
        if ms == 4 {
            break;
        }
    }
    assert_eq!(seen.len(), 5);
    while let Some((_, ms)) = naps.next().await {
        seen.push(ms);
    }
    assert_eq!(seen, Vec::from_iter(0..10));
}

// Works inside a running loop.
#[tokio::test(start_paused = true)]
async fn test_as_completed_coroutine_use_running_loop() {
    let mut one = as_completed([async { 42 }]);
    assert_eq!(one.next().await, Some((0, 42)));
    assert_eq!(one.next().await, None);
}
