//! What the chapter says and no scene shows.

use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

use lesson_01::toast_with_butter;
use stage::{FetchError, Service, Source, fetch, secs};
use tokio::task::yield_now;
use tokio::time::{Instant, sleep};

// ANCHOR: poll
#[test]
fn a_call_runs_nothing_and_a_poll_runs_to_the_first_wait() {
    let reached = Cell::new("nowhere");
    let order = async {
        reached.set("the first wait");
        std::future::pending::<()>().await;
        reached.set("the end");
    };
    assert_eq!(reached.get(), "nowhere");

    // No task, in spite of its name: it holds the future and polls it when told.
    let mut order = tokio_test::task::spawn(order);
    tokio_test::assert_pending!(order.poll());
    assert_eq!(reached.get(), "the first wait");
}
// ANCHOR_END: poll

/// `sleep` is no `async fn`. asyncio's is: see `twins.rs`.
#[tokio::test(start_paused = true)]
async fn the_time_of_a_sleep_begins_when_it_is_called() {
    let started = Instant::now();
    let (long, short) = (sleep(secs(3.0)), sleep(secs(1.0)));
    long.await;
    short.await;
    assert_eq!(started.elapsed(), secs(3.0));

    let in_an_async_fn = |seconds| async move { sleep(secs(seconds)).await };
    let (long, short) = (in_an_async_fn(3.0), in_an_async_fn(1.0));
    long.await;
    short.await;
    assert_eq!(started.elapsed(), secs(3.0 + 4.0));
}

/// That it compiles is the proof: in here every warning is an error. What rustc does say is in
/// `compile_fail/forgotten.rs`.
#[deny(warnings)]
#[expect(clippy::let_underscore_future, reason = "clippy sees one of the three")]
#[tokio::test(start_paused = true)]
async fn of_these_forgotten_futures_rustc_says_nothing() {
    let begun = Cell::new(0);
    let order = || async { begun.set(begun.get() + 1) };
    let _tea = order();
    let _ = order();
    drop(order());
    fetch(&source("toast", 1.0)).await.expect("the toast does not fail");
    assert_eq!(begun.get(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_question_mark_in_an_async_block_leaves_the_block_alone() {
    let (toast, eggs) =
        (Source::from(Service::new("toast", secs(1.0)).failing()), source("eggs", 2.0));
    let butter_is_reached = Cell::new(false);

    let buttered = async {
        let toast = fetch(&toast).await?;
        butter_is_reached.set(true);
        Ok::<_, FetchError>(toast)
    };
    let (buttered, eggs) = tokio::join!(buttered, fetch(&eggs));

    // This function goes on: the error is the block's output.
    assert!(buttered.is_err() && eggs.is_ok() && !butter_is_reached.get());
}

#[tokio::test(start_paused = true)]
async fn the_eggs_overlap_with_the_toast_and_the_butter() {
    let started = Instant::now();
    let (toast, butter, eggs) = (source("toast", 1.0), source("butter", 0.5), source("eggs", 1.2));

    let breakfast = toast_with_butter(&toast, &butter, &eggs).await;

    assert_eq!(breakfast, Ok(("toast with butter".to_owned(), "eggs".to_owned())));
    assert_eq!(started.elapsed(), secs(1.5));
}

#[tokio::test(start_paused = true)]
async fn join_waits_for_all_even_if_the_first_to_end_has_failed() {
    let started = Instant::now();
    let (tea, toast) =
        (source("tea", 3.0), Source::from(Service::new("toast", secs(1.0)).failing()));

    let (tea, toast) = tokio::join!(fetch(&tea), fetch(&toast));

    assert!(tea.is_ok() && toast.is_err());
    assert_eq!(started.elapsed(), secs(3.0));
}

#[tokio::test(start_paused = true)]
async fn try_join_tells_of_the_first_error_and_drops_the_others() {
    let started = Instant::now();
    let (tea, toast) =
        (source("tea", 3.0), Source::from(Service::new("toast", secs(1.0)).failing()));
    let tea_is_ready = Cell::new(false);

    let told = tokio::try_join!(
        async {
            let tea = fetch(&tea).await;
            tea_is_ready.set(true);
            tea
        },
        fetch(&toast)
    );

    assert!(told.is_err());
    assert_eq!(started.elapsed(), secs(1.0));
    sleep(secs(10.0)).await;
    assert!(!tea_is_ready.get());
}

/// Two workers stand ready, and still only one branch of a `join!` runs at any instant. It blocks
/// its thread on purpose, for a few real milliseconds: a second branch would be seen if it could run.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn join_never_runs_two_branches_at_the_same_time() {
    let running = AtomicUsize::new(0);
    let branch = || async {
        for _ in 0..3 {
            assert_eq!(running.fetch_add(1, SeqCst), 0, "two branches ran at the same time");
            thread::sleep(Duration::from_millis(1));
            running.fetch_sub(1, SeqCst);
            yield_now().await;
        }
    };

    tokio::join!(branch(), branch());
}

#[tokio::test]
async fn join_stays_in_the_callers_task() {
    let caller = async {
        let (a, b) = tokio::join!(async { tokio::task::id() }, async { tokio::task::id() });
        [tokio::task::id(), a, b]
    };
    let [caller, a, b] = tokio::spawn(caller).await.expect("the task ends");
    assert_eq!([a, b], [caller, caller]);
}

fn source(name: &str, seconds: f64) -> Source {
    Source::new(name, secs(seconds))
}
