//! CPython's `test_tasks.BaseTaskTests`: `wait`.

use gather::{ReturnWhen, wait};
use tokio::spawn;
use tokio::task::{JoinSet, yield_now};
use tokio::time::{Instant, timeout};

use crate::witness::{Drops, alive, millis, nap};

fn naps<const N: usize>(ms: [u64; N]) -> JoinSet<u64> {
    ms.into_iter().map(nap).collect()
}

async fn fail_after(ms: u64) -> Result<(), &'static str> {
    nap(ms).await;
    Err("boom")
}

async fn long_nap() -> Result<(), &'static str> {
    nap(10_000).await;
    Ok(())
}

// Waits for all; waiting again for tasks that are done takes no time.
// Here results are moved out of the set, so the second wait has none.
#[tokio::test(start_paused = true)]
async fn test_wait() {
    let (start, mut set) = (Instant::now(), naps([100, 150]));
    assert_eq!(wait(&mut set).await.len(), 2);
    assert_eq!(start.elapsed(), millis(150));
    assert!(wait(&mut set).await.is_empty());
    assert_eq!(start.elapsed(), millis(150));
}

// An empty set and a bad return_when raise ValueError.
// Here an empty set has nothing to wait for, and a bad condition has no variant.
#[tokio::test(start_paused = true)]
async fn test_wait_errors() {
    let start = Instant::now();
    let mut none = JoinSet::<Result<(), ()>>::new();
    assert!(wait(&mut none).await.is_empty());
    assert!(wait(&mut none).return_when(ReturnWhen::FirstCompleted).await.is_empty());
    assert!(
        wait(&mut none)
            .return_when(ReturnWhen::FirstError(Result::is_err))
            .deadline(start + millis(10))
            .await
            .is_empty()
    );
    assert_eq!(start.elapsed(), millis(0));
}

// Returns at the first completion; the rest is pending and unharmed.
#[tokio::test(start_paused = true)]
async fn test_wait_first_completed() {
    let (start, mut set) = (Instant::now(), naps([10_000, 100]));
    let done = wait(&mut set).return_when(ReturnWhen::FirstCompleted).await;
    assert_eq!(done.into_iter().map(Result::unwrap).collect::<Vec<_>>(), [100]);
    assert_eq!((set.len(), start.elapsed()), (1, millis(100)));
    assert_eq!(set.join_next().await.unwrap().unwrap(), 10_000);
}

// FIRST_COMPLETED also reports others that are done by then.
#[tokio::test(start_paused = true)]
async fn test_wait_really_done() {
    let mut set: JoinSet<_> = [yield_now(), yield_now()].into_iter().collect();
    let done = wait(&mut set).return_when(ReturnWhen::FirstCompleted).await;
    assert_eq!((done.len(), set.len()), (2, 0));
}

// A task that fails already ends FIRST_EXCEPTION at time 0.
#[tokio::test(start_paused = true)]
async fn test_wait_first_exception() {
    let (start, mut set) = (Instant::now(), JoinSet::new());
    set.spawn(long_nap());
    set.spawn(async { Err("boom") });
    let done = wait(&mut set).return_when(ReturnWhen::FirstError(Result::is_err)).await;
    assert_eq!(done.into_iter().map(Result::unwrap).collect::<Vec<_>>(), [Err("boom")]);
    assert_eq!((set.len(), start.elapsed()), (1, millis(0)));
}

// An exception during the wait ends it.
#[tokio::test(start_paused = true)]
async fn test_wait_first_exception_in_wait() {
    let (start, mut set) = (Instant::now(), JoinSet::new());
    set.spawn(long_nap());
    set.spawn(fail_after(10));
    let done = wait(&mut set).return_when(ReturnWhen::FirstError(Result::is_err)).await;
    assert_eq!(done.into_iter().map(Result::unwrap).collect::<Vec<_>>(), [Err("boom")]);
    assert_eq!((set.len(), start.elapsed()), (1, millis(10)));
}

// A timeout returns (done, pending); it raises nothing and cancels nothing.
#[tokio::test(start_paused = true)]
async fn test_wait_with_timeout() {
    let (start, mut set) = (Instant::now(), naps([100, 150]));
    let done = wait(&mut set).deadline(start + millis(110)).await;
    assert_eq!(done.into_iter().map(Result::unwrap).collect::<Vec<_>>(), [100]);
    assert_eq!((set.len(), start.elapsed()), (1, millis(110)));
    assert_eq!(wait(&mut set).await.len(), 1);
    assert_eq!(start.elapsed(), millis(150));
}

// A task that ends at the very instant of the timeout counts as done.
// Here a tie has no promised winner: either way nothing is lost. A millisecond more decides it.
#[tokio::test(start_paused = true)]
async fn test_wait_concurrent_complete() {
    let (start, mut set) = (Instant::now(), naps([100, 150]));
    let tie = wait(&mut set).deadline(start + millis(100)).await.len();
    assert_eq!((tie + set.len(), start.elapsed()), (2, millis(100)));
    let after = wait(&mut set).deadline(start + millis(101)).await.len();
    assert_eq!((tie + after, set.len()), (1, 1));
}

// Takes an iterator of tasks.
#[tokio::test(start_paused = true)]
async fn test_wait_with_iterator_of_tasks() {
    let mut set: JoinSet<_> = vec![nap(10), nap(20)].into_iter().collect();
    assert_eq!(wait(&mut set).await.len(), 2);
}

// Takes a generator of ten tasks.
#[tokio::test(start_paused = true)]
async fn test_wait_generator() {
    let mut set: JoinSet<_> = (0..10).map(nap).collect();
    let done: Vec<_> = wait(&mut set).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(done, Vec::from_iter(0..10));
}

// Cancelling the waiter leaves the tasks running.
// Here that holds when the set outlives the waiter; a set that the waiter owns goes with it.
#[tokio::test(start_paused = true)]
async fn test_yield_wait_does_not_shield_cancel() {
    let drops = Drops::default();
    let mut set: JoinSet<_> = [drops.watch().nap(20)].into_iter().collect();
    assert!(timeout(millis(10), wait(&mut set)).await.is_err());
    assert_eq!((drops.count(), alive()), (0, 1));
    assert_eq!(wait(&mut set).await.len(), 1);

    let mut owned: JoinSet<_> = [drops.watch().nap(20)].into_iter().collect();
    let waiter = spawn(async move { wait(&mut owned).await.len() });
    nap(10).await;
    waiter.abort();
    assert!(waiter.await.unwrap_err().is_cancelled());
    yield_now().await;
    assert_eq!((drops.count(), alive()), (2, 0));
}
