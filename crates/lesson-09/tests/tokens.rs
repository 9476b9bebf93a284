//! What a token says, and to whom; what a tracker waits for.

use std::time::Duration;

use stage::secs;
use tokio::runtime::Handle;
use tokio::task::yield_now;
use tokio::time::{Instant, sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

fn alive() -> usize {
    Handle::current().metrics().num_alive_tasks()
}

/// A tracker counts and waits. It neither stops its tasks nor keeps results, and waits until it is closed.
#[tokio::test(start_paused = true)]
async fn a_tracker_that_is_dropped_stops_nobody_and_one_that_is_open_waits_for_ever() {
    let tracker = TaskTracker::new();
    timeout(secs(9.0), tracker.wait()).await.expect_err("it is open, though it is empty");
    tracker.spawn(sleep(secs(2.0)));
    tracker.close();
    assert_eq!(tracker.len(), 1);
    drop(tracker);
    yield_now().await;
    assert_eq!(alive(), 1);
    sleep(secs(3.0)).await;

    let tracker = TaskTracker::new();
    tracker.spawn(sleep(secs(2.0)));
    tracker.close();
    let start = Instant::now();
    tracker.wait().await;
    assert_eq!((start.elapsed(), tracker.len()), (secs(2.0), 0));
}

/// A token says so to all its clones, also to those that ask later. It stops nobody who does not listen.
#[tokio::test(start_paused = true)]
async fn a_token_tells_all_its_clones_and_stops_only_who_listens() {
    let token = CancellationToken::new();
    let listens = token.clone();
    let listens = tokio::spawn(async move { listens.run_until_cancelled(sleep(secs(9.0))).await });
    let deaf = token.clone();
    let deaf = tokio::spawn(async move {
        sleep(secs(2.0)).await;
        deaf.is_cancelled()
    });
    sleep(secs(1.0)).await;
    token.cancel();
    let start = Instant::now();
    assert_eq!(listens.await.unwrap(), None);
    assert_eq!(start.elapsed(), Duration::ZERO);
    assert!(deaf.await.unwrap(), "it has run to its end, and knows");
    token.cancelled().await;
    assert_eq!(start.elapsed(), secs(1.0));
}

/// A closed tracker still takes tasks, and waits for those as well.
#[tokio::test(start_paused = true)]
async fn a_tracker_that_is_closed_takes_tasks_and_waits_for_them() {
    let tracker = TaskTracker::new();
    tracker.close();
    let start = Instant::now();
    tracker.spawn(sleep(secs(1.0)));
    tracker.wait().await;
    assert_eq!(start.elapsed(), secs(1.0));
}

#[tokio::test(start_paused = true)]
async fn a_task_that_waits_for_its_own_tracker_waits_for_ever() {
    let tracker = TaskTracker::new();
    tracker.close();
    let waits = tracker.clone();
    let task = tracker.spawn(async move { waits.wait().await });
    timeout(secs(3600.0), task).await.expect_err("it is counted as long as it waits");
    assert_eq!(tracker.len(), 1);
}

/// What is said once is said: again, it changes nothing. A token that is dropped says nothing.
#[tokio::test(start_paused = true)]
async fn a_token_speaks_once_and_never_by_being_dropped() {
    let token = CancellationToken::new();
    let listens = token.clone();
    drop(token);
    timeout(secs(9.0), listens.cancelled()).await.expect_err("nobody has said anything");
    listens.cancel();
    listens.cancel();
    assert!(listens.is_cancelled());
    listens.cancelled().await;
}

#[tokio::test(start_paused = true)]
async fn the_guard_of_a_token_speaks_when_it_is_dropped() {
    let token = CancellationToken::new();
    let guard = token.clone().drop_guard();
    assert!(!token.is_cancelled());
    drop(guard);
    assert!(token.is_cancelled());
}

#[tokio::test(start_paused = true)]
async fn after_the_signal_run_until_cancelled_polls_nothing() {
    let token = CancellationToken::new();
    token.cancel();
    let never = async { unreachable!("it is not polled") };
    assert_eq!(token.run_until_cancelled(never).await, None::<()>);
}

#[tokio::test(start_paused = true)]
async fn a_child_token_hears_its_parent_and_tells_it_nothing() {
    let parent = CancellationToken::new();
    let (one, other) = (parent.child_token(), parent.child_token());
    one.cancel();
    assert!(!parent.is_cancelled() && !other.is_cancelled());
    parent.cancel();
    assert!(other.is_cancelled());
    assert!(parent.child_token().is_cancelled(), "one that is made later as well");
}

#[tokio::test(start_paused = true)]
async fn of_a_signal_and_an_end_at_one_instant_run_until_cancelled_takes_the_end() {
    let token = CancellationToken::new();
    let signal = async {
        sleep(secs(1.0)).await;
        token.cancel();
    };
    let guest = token.run_until_cancelled(async {
        sleep(secs(1.0)).await;
        "paid"
    });
    let ((), paid) = tokio::join!(biased; signal, guest);
    assert_eq!(paid, Some("paid"));
}

/// The panic hook has printed it, and the task's handle has it.
#[tokio::test(start_paused = true)]
async fn a_tracked_task_that_panics_is_counted_out_and_the_tracker_says_nothing() {
    let tracker = TaskTracker::new();
    let guest = tracker.spawn(async {
        sleep(secs(1.0)).await;
        std::panic::resume_unwind(Box::new("a cup is broken"));
    });
    tracker.close();
    let start = Instant::now();
    tracker.wait().await;
    assert_eq!((start.elapsed(), tracker.len()), (secs(1.0), 0));
    assert!(guest.await.unwrap_err().is_panic());
}
