//! Work that no limit stops. On the real clock, so these are coarse.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use lesson_06::blocking::{WORK, add_up, computing, elsewhere};
use tokio::runtime::{Builder, Runtime};
use tokio::task::{JoinSet, spawn_blocking};
use tokio::time::timeout;
use tokio_util::task::AbortOnDropHandle;

fn one_thread() -> Runtime {
    Builder::new_current_thread().enable_time().build().expect("a runtime")
}

#[test]
fn a_sum_that_never_waits_is_not_stopped_and_its_result_is_no_error() {
    let began = Instant::now();
    one_thread().block_on(computing()).expect("the limit is looked at too late");
    assert!(began.elapsed() >= WORK);
}

#[test]
fn a_blocking_call_lets_its_caller_go_at_the_limit_and_its_runtime_when_it_has_ended() {
    let began = Instant::now();
    let runtime = one_thread();
    // A sum that is there would win over the limit, however late anybody looks.
    runtime.block_on(elsewhere()).expect_err("the caller goes on while the sum does");
    drop(runtime);
    assert!(began.elapsed() >= WORK, "who drops the runtime waits for the sum");
}

#[test]
fn a_runtime_that_is_shut_down_in_the_background_does_not_wait() {
    const LONG: Duration = Duration::from_secs(20);
    let began = Instant::now();
    let (release, released) = std::sync::mpsc::channel::<()>();
    let runtime = one_thread();
    runtime.block_on(async {
        let call = spawn_blocking(move || released.recv_timeout(LONG).is_ok());
        timeout(Duration::from_millis(20), call).await.expect_err("the call is not released");
    });
    runtime.shutdown_background();
    assert!(began.elapsed() < LONG / 2);
    drop(release);
}

#[test]
fn a_handle_that_aborts_does_not_stop_a_blocking_call_that_has_begun() {
    let (begun, ended) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
    let (theirs, at_last) = (Arc::clone(&begun), Arc::clone(&ended));
    let runtime = one_thread();
    runtime.block_on(async {
        let sum = AbortOnDropHandle::new(spawn_blocking(move || {
            theirs.store(true, Ordering::Release);
            add_up();
            at_last.store(true, Ordering::Release);
        }));
        while !begun.load(Ordering::Acquire) {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        timeout(Duration::from_millis(1), sum).await.expect_err("the sum takes longer");
    });
    drop(runtime);
    assert!(ended.load(Ordering::Acquire), "it ran to its end");
}

#[test]
fn a_set_that_is_shut_down_waits_for_a_blocking_call_that_has_begun() {
    let (begun, ended) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
    let (theirs, at_last) = (Arc::clone(&begun), Arc::clone(&ended));
    one_thread().block_on(async {
        let mut set = JoinSet::new();
        set.spawn_blocking(move || {
            theirs.store(true, Ordering::Release);
            add_up();
            at_last.store(true, Ordering::Release);
        });
        while !begun.load(Ordering::Acquire) {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        timeout(Duration::from_millis(1), set.shutdown()).await.expect_err("the sum takes longer");
        assert_eq!(set.len(), 1);
        set.shutdown().await;
        assert!(ended.load(Ordering::Acquire), "the call has come to its end");
    });
}
