//! CPython's `test_timeouts.TimeoutTests`: `tokio::time::timeout` in place of `asyncio.timeout`.

use std::future::{Future, ready};
use std::pin::pin;
use std::time::Duration;

use tokio::task::yield_now;
use tokio::time::error::Elapsed;
use tokio::time::{Instant, sleep, sleep_until, timeout, timeout_at};
use tokio::{select, spawn};

use crate::witness::{Drops, millis, nap, panic_of};

// TimeoutError after the delay.
#[tokio::test(start_paused = true)]
async fn test_timeout_basic() {
    let start = Instant::now();
    assert!(timeout(millis(10), nap(10_000)).await.is_err());
    assert_eq!(start.elapsed(), millis(10));
}

// The code inside sees CancelledError.
// Here it is dropped: only its destructors see it.
#[tokio::test(start_paused = true)]
async fn test_waiter_cancelled() {
    let drops = Drops::default();
    assert!(timeout(millis(10), drops.watch().nap(10_000)).await.is_err());
    assert_eq!(drops.count(), 1);
}

/// A deadline or none.
async fn within<F: Future>(deadline: Option<Instant>, future: F) -> Result<F::Output, Elapsed> {
    match deadline {
        Some(deadline) => timeout_at(deadline, future).await,
        None => Ok(future.await),
    }
}

// timeout(None) never expires.
// Here the caller matches on the option.
#[tokio::test(start_paused = true)]
async fn test_timeout_disabled() {
    let delay: Option<Duration> = None;
    let deadline = delay.map(|delay| Instant::now() + delay);
    assert_eq!(within(deadline, nap(10)).await, Ok(10));
}

// timeout_at(None) never expires.
// Here the caller matches on the option.
#[tokio::test(start_paused = true)]
async fn test_timeout_at_disabled() {
    let start = Instant::now();
    assert_eq!(within(None, nap(10)).await, Ok(10));
    assert!(within(Some(start + millis(15)), nap(10)).await.is_err());
}

// timeout(0) around a sleep expires.
#[tokio::test(start_paused = true)]
async fn test_timeout_zero() {
    let start = Instant::now();
    assert!(timeout(Duration::ZERO, nap(10_000)).await.is_err());
    assert!(start.elapsed() <= millis(1));
}

// timeout(0) around sleep(0) expires.
// Here too; but what needs no second poll succeeds.
#[tokio::test(start_paused = true)]
async fn test_timeout_zero_sleep_zero() {
    assert!(timeout(Duration::ZERO, yield_now()).await.is_err());
    assert_eq!(timeout(Duration::ZERO, ready(1)).await, Ok(1));
}

// A delay below 0 expires at the first await.
// Here a `Duration` is never below 0: the deadline is an instant that has passed.
#[tokio::test(start_paused = true)]
async fn test_timeout_in_the_past_sleep_zero() {
    let past = Instant::now();
    nap(11_000).await;
    assert!(timeout_at(past, yield_now()).await.is_err());
    assert_eq!(timeout_at(past, ready(1)).await, Ok(1));
}

// The task around the timeout survives.
#[tokio::test(start_paused = true)]
async fn test_outer_task_is_not_cancelled() {
    let outer = spawn(async { timeout(millis(1), nap(10_000)).await.is_err() });
    assert!(outer.await.unwrap());
}

// The outer timeout fires and the inner does not, though the thread was blocked meanwhile.
// Here on the real clock: the paused one does not see a thread sleep.
#[tokio::test]
async fn test_nested_timeouts_concurrent() {
    let inner = timeout(Duration::from_secs(60), async {
        std::thread::sleep(millis(10));
        sleep(Duration::from_secs(3600)).await;
    });
    assert!(timeout(millis(2), inner).await.is_err());
}

// The deadline is moved while it runs.
// Here a `Timeout` keeps its deadline: reset a `Sleep` beside the work.
#[tokio::test(start_paused = true)]
async fn test_reschedule() {
    let start = Instant::now();
    let mut work = pin!(nap(50_000));
    let mut deadline = pin!(sleep_until(start + millis(10_000)));
    let mut moved = false;
    let expired = loop {
        select! {
            _ = &mut work => break false,
            () = &mut deadline => break true,
            _ = nap(5000), if !moved => {
                deadline.as_mut().reset(start + millis(30_000));
                moved = true;
            }
        }
    };
    assert_eq!((expired, start.elapsed()), (true, millis(30_000)));
}

// Outside a task: RuntimeError.
// Here outside a runtime: a panic.
#[test]
fn test_timeout_without_task() {
    let panic = panic_of(|| timeout(millis(10), ready(())));
    assert!(panic.contains("there is no reactor running"), "{panic}");
}
