//! CPython's `test_tasks.BaseTaskTests`: `shield`, for which Rust has `&mut handle`. Dropping the
//! borrow drops nothing else, and dropping the handle detaches the task.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

use gather::gather;
use tokio::spawn;
use tokio::task::yield_now;
use tokio::time::timeout;

use crate::witness::{alive, millis, nap, panic_of};

// The value passes through.
#[tokio::test]
async fn test_shield_result() {
    let mut inner = spawn(async { 42 });
    assert_eq!((&mut inner).await.unwrap(), 42);
}

// The exception passes through.
#[tokio::test]
async fn test_shield_exception() {
    let mut inner = spawn(async { Err::<(), _>("boom") });
    assert_eq!((&mut inner).await.unwrap(), Err("boom"));
}

// When the inner is cancelled, the outer is.
#[tokio::test(start_paused = true)]
async fn test_shield_cancel_inner() {
    let mut inner = spawn(nap(10));
    inner.abort();
    assert!((&mut inner).await.unwrap_err().is_cancelled());
}

// When the outer is cancelled, the inner is not touched.
#[tokio::test(start_paused = true)]
async fn test_shield_cancel_outer() {
    let mut inner = spawn(nap(20));
    assert!(timeout(millis(10), &mut inner).await.is_err());
    assert!(!inner.is_finished());
    assert_eq!(inner.await.unwrap(), 20);
}

// One that is done already gives its result.
#[tokio::test]
async fn test_shield_shortcut() {
    let mut inner = spawn(async { 42 });
    yield_now().await;
    assert!(inner.is_finished());
    assert_eq!((&mut inner).await.unwrap(), 42);
}

// Cancelling the outer leaves the inner running.
#[tokio::test(start_paused = true)]
async fn test_shield_effect() {
    let proof = Arc::new(AtomicBool::new(false));
    let flag = proof.clone();
    let outer = spawn(async move {
        let mut inner = spawn(async move {
            nap(20).await;
            flag.store(true, SeqCst);
        });
        (&mut inner).await
    });
    nap(10).await;
    outer.abort();
    assert!(outer.await.unwrap_err().is_cancelled());
    assert!(!proof.load(SeqCst));
    nap(20).await;
    assert!(proof.load(SeqCst));
}

// A shielded gather completes though the one who awaited it is gone.
// Here the gather must be a task for that: dropping a gather that is not aborts its children.
#[tokio::test(start_paused = true)]
async fn test_shield_gather() {
    let mut inner = spawn(async { gather([nap(10), nap(20)]).await });
    assert!(timeout(millis(5), &mut inner).await.is_err());
    assert_eq!(inner.await.unwrap(), [10, 20]);

    assert!(timeout(millis(5), gather([nap(10), nap(20)])).await.is_err());
    yield_now().await;
    assert_eq!(alive(), 0);
}

// Without a loop: RuntimeError.
// Here: a panic, because a task needs a runtime.
#[test]
fn test_shield_coroutine_without_loop() {
    assert!(panic_of(|| spawn(async { 42 })).contains("there is no reactor running"));
}

// Works inside a running loop.
#[tokio::test]
async fn test_shield_coroutine_use_running_loop() {
    assert_eq!((&mut spawn(async { 42 })).await.unwrap(), 42);
}
