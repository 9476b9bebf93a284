//! For how long a function holds its thread.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use checker::{Casts, Hold, Stage, Verdict};
use tokio::task::yield_now;

use crate::{all, breaks, broken, check, in_the_caller, three};

/// In CPU time, which does not depend on other programs.
#[test]
fn little_work_is_not_computed_for_long() {
    async fn for_millis(millis: u64) {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_millis(millis) {
            std::hint::spin_loop();
        }
    }
    let computing = |stage: Stage| async move {
        for_millis(8).await;
        in_the_caller(&stage.sources).await
    };
    let casts = Casts::of(1..=3);
    breaks(check(computing, all).told(three()).generated(casts.clone()), Hold::NotBlocked);
    let in_a_task = |stage: Stage| async move {
        let task = tokio::spawn(async {
            for _ in 0..15_000 {
                yield_now().await;
            }
            std::future::pending::<()>().await;
        });
        let answers = in_the_caller(&stage.sources).await;
        task.abort();
        answers
    };
    let (_, text) = broken(check(in_a_task, all).told(three()).generated(casts.clone()));
    assert!(text.contains("kept the thread busy for"), "{text}");
    // Some work is not much.
    let quick = |stage: Stage| async move {
        let sum: u64 = (0..2_000_u64).map(std::hint::black_box).sum();
        assert!(sum > 0);
        in_the_caller(&stage.sources).await
    };
    assert_eq!(check(quick, all).told(three()).generated(casts).verdict(), Verdict::Passed);
}

#[test]
fn a_thread_is_not_blocked_now_and_then() {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    let at_times = |stage: Stage| async move {
        if CALLS.fetch_add(1, Ordering::Relaxed).is_multiple_of(3) {
            thread::sleep(Duration::from_millis(5));
        }
        in_the_caller(&stage.sources).await
    };
    breaks(check(at_times, all).told(three()).generated(Casts::of(0..=3)), Hold::NotBlocked);
}
