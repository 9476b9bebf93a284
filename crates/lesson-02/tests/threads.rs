//! What a thread has to do with it: who holds it, and what a second one changes. The paused clock counts no
//! work, so most of this is on the real clock, and coarse.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use lesson_02::blocking::{NAP, nap_elsewhere, nap_on_the_thread};
use stage::{millis, secs};
use tokio::sync::oneshot;
use tokio::task::{JoinError, spawn_blocking};
use tokio::time::{Instant, sleep};

/// On a runtime with several threads, a task can start while its spawner computes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_another_thread_a_task_starts_at_once() {
    let started = Arc::new(AtomicBool::new(false));
    let task = tokio::spawn({
        let started = started.clone();
        async move { started.store(true, Ordering::Relaxed) }
    });
    let begun = std::time::Instant::now();
    while !started.load(Ordering::Relaxed) {
        assert!(begun.elapsed() < secs(60.0), "it has not started within a minute");
        std::hint::spin_loop();
    }
    task.await.unwrap();
}

// ANCHOR: two_tasks
async fn compute() {
    // No `.await` in here: it keeps its thread busy for 100 ms.
    thread::sleep(millis(100));
}

async fn two_tasks() -> Result<(), JoinError> {
    let first = tokio::spawn(compute());
    let second = tokio::spawn(compute());
    let (first, second) = (first.await, second.await);
    first?;
    second
}
// ANCHOR_END: two_tasks

/// The sum is 200 ms. A busy machine may take it once, and ten times in a row only if tasks run in turn.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_tasks_compute_at_the_same_time() {
    for _ in 0..10 {
        let begun = std::time::Instant::now();
        two_tasks().await.expect("nobody panics");
        if begun.elapsed() < millis(200) {
            return;
        }
    }
    panic!("two tasks took the sum of both ten times");
}

/// Without a clock: each of the two goes on when it has seen the other, and neither lets its thread go.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_tasks_meet_without_an_await() {
    let here = Arc::new([AtomicBool::new(false), AtomicBool::new(false)]);
    let [first, second] = [0, 1].map(|me| {
        let here = here.clone();
        tokio::spawn(async move {
            here[me].store(true, Ordering::Relaxed);
            let begun = std::time::Instant::now();
            while !here[1 - me].load(Ordering::Relaxed) {
                assert!(begun.elapsed() < secs(60.0), "nobody else has come within a minute");
                thread::yield_now();
            }
        })
    });
    first.await.unwrap();
    second.await.unwrap();
}

/// The paused clock counts waiting, not work: a thread that sleeps 20 ms takes no time on it.
#[tokio::test(start_paused = true)]
async fn the_paused_clock_does_not_see_blocking() {
    let start = Instant::now();
    nap_on_the_thread().await;
    assert_eq!(start.elapsed(), Duration::ZERO);
}

/// When a neighbour that wants to wake after 1 ms really wakes, while `nap` runs beside it.
async fn neighbour_wakes_after<F: Future>(nap: F) -> Duration {
    let start = std::time::Instant::now();
    let (asleep, falls_asleep) = oneshot::channel();
    let neighbour = tokio::spawn(async move {
        let sleep = sleep(Duration::from_millis(1));
        asleep.send(()).expect("the caller waits");
        sleep.await;
        start.elapsed()
    });
    falls_asleep.await.expect("the neighbour starts");
    nap.await;
    neighbour.await.expect("the neighbour does not panic")
}

/// std's `lock` waits with its thread: while another thread has the guard, no task of this one goes on.
#[tokio::test]
async fn a_lock_that_waits_blocks_its_thread() {
    let slate = Arc::new(Mutex::new(0));
    let waits_for_the_guard = async {
        let (locked, is_locked) = mpsc::channel();
        let share = slate.clone();
        thread::spawn(move || {
            let _guard = share.lock();
            locked.send(()).expect("somebody waits");
            thread::sleep(NAP);
        });
        is_locked.recv().expect("the other thread locks");
        drop(slate.lock());
    };
    assert!(neighbour_wakes_after(waits_for_the_guard).await >= NAP);
}

/// On the real clock, and coarse: late by all that keeps the thread, or not late by all of it.
#[tokio::test]
async fn a_blocking_call_stops_every_task_of_its_thread() {
    assert!(neighbour_wakes_after(nap_on_the_thread()).await >= NAP);
    assert!(!is_always_late(|| async { nap_elsewhere().await.expect("it does not panic") }).await);
}

/// A computation is no better than a nap, and has the same way out.
#[tokio::test]
async fn a_long_computation_goes_to_the_blocking_pool_as_well() {
    let compute = || {
        let begun = std::time::Instant::now();
        while begun.elapsed() < NAP {
            std::hint::spin_loop();
        }
    };
    assert!(neighbour_wakes_after(async { compute() }).await >= NAP);
    let elsewhere = || async move { spawn_blocking(compute).await.expect("it does not panic") };
    assert!(!is_always_late(elsewhere).await);
}

/// What blocks is behind a handle like any other: a panic there is no panic of who waits.
#[tokio::test]
async fn a_panic_in_a_blocking_call_is_a_join_error() {
    let call =
        spawn_blocking(|| -> () { std::panic::resume_unwind(Box::new("it prints nothing")) });
    assert!(call.await.unwrap_err().is_panic());
}

/// A busy machine may be late once. It is late ten times in a row only if `nap` is to blame.
async fn is_always_late<F: Future>(nap: impl Fn() -> F) -> bool {
    for _ in 0..10 {
        if neighbour_wakes_after(nap()).await < NAP {
            return false;
        }
    }
    true
}
