//! CPython's `test_waitfor.AsyncioWaitForTest`: `tokio::time::timeout` in place of `wait_for`.

use std::future::{pending, ready};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::task::{JoinError, JoinHandle, yield_now};
use tokio::time::{Instant, timeout};
use tokio::{select, spawn};
use tokio_util::sync::CancellationToken;
use tokio_util::task::AbortOnDropHandle;

use crate::witness::{Drops, alive, millis, nap, now_or_never};

/// Waits so long, then asks the task to end, and waits until it has.
async fn wait_or_ask<T>(
    limit: Duration,
    mut task: JoinHandle<T>,
    token: CancellationToken,
) -> Result<T, JoinError> {
    match timeout(limit, &mut task).await {
        Ok(joined) => joined,
        Err(_) => {
            token.cancel();
            task.await
        }
    }
}

// On timeout it waits until a child that ignores the cancellation has ended.
// Here only a token can be ignored: abort takes effect at the next await.
#[tokio::test(start_paused = true)]
async fn test_asyncio_wait_for_timeout() {
    let (start, token) = (Instant::now(), CancellationToken::new());
    let stubborn = spawn(nap(200));
    assert_eq!(wait_or_ask(millis(100), stubborn, token).await.unwrap(), 200);
    assert_eq!(start.elapsed(), millis(200));

    let obedient = spawn(nap(200));
    nap(100).await;
    obedient.abort();
    assert!(obedient.await.unwrap_err().is_cancelled());
    assert_eq!(start.elapsed(), millis(300));
}

// Timeout 0 on a future that is done returns its value.
#[tokio::test(start_paused = true)]
async fn test_wait_for_timeout_less_then_0_or_0_future_done() {
    assert_eq!(timeout(Duration::ZERO, ready("done")).await, Ok("done"));
}

// With timeout 0 the coroutine never starts.
// Here a future is polled once before the clock is looked at: it starts, and may even succeed.
#[tokio::test(start_paused = true)]
async fn test_wait_for_timeout_less_then_0_or_0_coroutine_do_not_started() {
    let mut started = false;
    let job = async {
        started = true;
        pending::<()>().await;
    };
    assert!(timeout(Duration::ZERO, job).await.is_err());
    assert!(started);
    assert_eq!(timeout(Duration::ZERO, async { "done" }).await, Ok("done"));
}

// The timeout cancels the task, and its `finally` has run on return.
// Here that holds for a plain future; a task is aborted, then awaited to see its destructors run.
#[tokio::test(start_paused = true)]
async fn test_wait_for() {
    let (start, drops) = (Instant::now(), Drops::default());
    assert!(timeout(millis(100), drops.watch().nap(10_000)).await.is_err());
    assert_eq!((start.elapsed(), drops.count()), (millis(100), 1));

    let mut task = AbortOnDropHandle::new(spawn(drops.watch().nap(10_000)));
    assert!(timeout(millis(100), &mut task).await.is_err());
    assert_eq!((start.elapsed(), drops.count()), (millis(200), 1));
    task.abort();
    assert!(task.await.unwrap_err().is_cancelled());
    assert_eq!((start.elapsed(), drops.count()), (millis(200), 2));
}

// A value that is set before the timeout wins.
#[tokio::test(start_paused = true)]
async fn test_wait_for_race_condition() {
    let (sender, receiver) = oneshot::channel();
    spawn(async {
        nap(100).await;
        sender.send("ok")
    });
    assert_eq!(timeout(millis(200), receiver).await, Ok(Ok("ok")));
}

// A child that swallows the cancellation and returns 1 makes wait_for return 1.
// Here a child can swallow a token only.
#[tokio::test(start_paused = true)]
async fn test_wait_for_cancellation_race_condition() {
    let (start, token) = (Instant::now(), CancellationToken::new());
    let asked = token.clone();
    let inner = spawn(async move {
        asked.cancelled().await;
        1
    });
    assert_eq!(wait_or_ask(millis(10), inner, token).await.unwrap(), 1);
    assert_eq!(start.elapsed(), millis(10));
}

// Asynchronous cleanup has finished before TimeoutError is raised.
// Here it needs a token; abort and await see the destructors through.
#[tokio::test(start_paused = true)]
async fn test_wait_for_waits_for_task_cancellation() {
    let (start, token, drops) = (Instant::now(), CancellationToken::new(), Drops::default());
    let (asked, guard) = (token.clone(), drops.watch());
    let inner = spawn(async move {
        asked.cancelled().await;
        guard.nap(5).await;
    });
    wait_or_ask(millis(10), inner, token).await.unwrap();
    assert_eq!((start.elapsed(), drops.count()), (millis(15), 1));
}

// An exception that the cleanup raises replaces TimeoutError.
// Here a token's cleanup returns it; with abort, a destructor's panic is in the `JoinError`.
#[tokio::test(start_paused = true)]
async fn test_wait_for_reraises_exception_during_cancellation() {
    let token = CancellationToken::new();
    let asked = token.clone();
    let inner = spawn(async move {
        asked.cancelled().await;
        Err::<(), _>("foo")
    });
    assert_eq!(wait_or_ask(millis(1), inner, token).await.unwrap(), Err("foo"));

    struct PanicOnDrop;
    impl Drop for PanicOnDrop {
        fn drop(&mut self) {
            panic!("foo")
        }
    }
    let inner = spawn(async {
        let _panic = PanicOnDrop;
        nap(200).await
    });
    yield_now().await;
    inner.abort();
    assert!(inner.await.unwrap_err().is_panic());
}

/// Cancels one who waits for a task: the task must be gone too.
async fn cancel_wait_for(limit: Option<Duration>) {
    let drops = Drops::default();
    let task = AbortOnDropHandle::new(spawn(drops.watch().nap(3_600_000)));
    let wait = spawn(async move {
        match limit {
            None => drop(task.await),
            Some(limit) => drop(timeout(limit, task).await),
        }
    });
    yield_now().await;
    assert_eq!((drops.count(), alive()), (0, 2));
    wait.abort();
    assert!(wait.await.unwrap_err().is_cancelled());
    yield_now().await;
    assert_eq!((drops.count(), alive()), (1, 0));
}

// Cancelling a wait_for without a timeout cancels its task.
#[tokio::test(start_paused = true)]
async fn test_cancel_blocking_wait_for() {
    cancel_wait_for(None).await;
}

// Cancelling a wait_for with a timeout cancels its task.
#[tokio::test(start_paused = true)]
async fn test_cancel_wait_for() {
    cancel_wait_for(Some(millis(60_000))).await;
}

// A cancel in the pass in which the inner completes is not lost, and the inner can be read.
// Here the inner can be read when the one who was cancelled had borrowed its handle.
#[tokio::test(start_paused = true)]
async fn test_wait_for_issue86296() {
    let end = Arc::new(AtomicBool::new(false));
    let reached = end.clone();
    let inner = spawn(async { "done" });
    let task = spawn(async move {
        let _ = timeout(millis(100_000), inner).await;
        nap(1000).await;
        reached.store(true, SeqCst);
    });
    yield_now().await;
    task.abort();
    assert!(task.await.unwrap_err().is_cancelled());
    nap(2000).await;
    assert!(!end.load(SeqCst));

    let mut inner = spawn(async { "done" });
    {
        let mut wait = pin!(timeout(millis(100_000), &mut inner));
        assert!(now_or_never(wait.as_mut()).is_none());
        select! {
            biased;
            () = yield_now() => {}
            _ = wait => unreachable!("the cancel comes first"),
        }
    }
    assert!(inner.is_finished());
    assert_eq!(inner.await.unwrap(), "done");
}
