//! Work that no limit stops. On the real clock, so these are coarse.

use std::time::Instant;

use lesson_06::blocking::{WORK, computing, elsewhere};
use tokio::runtime::{Builder, Runtime};

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
    runtime.block_on(elsewhere()).expect_err("the sum takes longer than the limit");
    assert!(began.elapsed() < WORK, "the caller goes on while the sum does");
    drop(runtime);
    assert!(began.elapsed() >= WORK, "who drops the runtime waits for the sum");
}

#[test]
fn a_runtime_that_is_shut_down_in_the_background_does_not_wait() {
    let began = Instant::now();
    let runtime = one_thread();
    runtime.block_on(elsewhere()).expect_err("the sum takes longer than the limit");
    runtime.shutdown_background();
    assert!(began.elapsed() < WORK);
}
