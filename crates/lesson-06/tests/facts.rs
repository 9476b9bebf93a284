//! What the chapter says and no scene shows, on a paused clock.

use std::cell::Cell;
use std::future::ready;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures::FutureExt;
use futures::future::join_all;
use stage::{Cast, Service};
use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tokio::task::{JoinSet, yield_now};
use tokio::time::{Instant, sleep, timeout, timeout_at};
use tokio_util::task::AbortOnDropHandle;

const SECOND: Duration = Duration::from_secs(1);

/// Counts itself when it is dropped.
struct Counted(Arc<AtomicUsize>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

async fn held(dropped: &Arc<AtomicUsize>) {
    let _counted = Counted(Arc::clone(dropped));
    sleep(9 * SECOND).await;
}

#[tokio::test(start_paused = true)]
async fn a_ready_future_wins_over_a_limit_of_nothing_and_over_a_deadline_that_is_past() {
    assert_eq!(timeout(Duration::ZERO, ready("cached")).await, Ok("cached"));
    let past = Instant::now() - SECOND;
    assert_eq!(timeout_at(past, ready("cached")).await, Ok("cached"));
    timeout_at(past, sleep(SECOND)).await.unwrap_err();
}

/// A limit is no reason to wait for what has ended.
#[tokio::test(start_paused = true)]
async fn an_error_and_a_panic_inside_come_through_at_their_own_instant() {
    let begun = Instant::now();
    let fails = async {
        sleep(SECOND).await;
        Err::<(), _>("no answer")
    };
    assert_eq!(timeout(2 * SECOND, fails).await, Ok(Err("no answer")));
    assert_eq!(begun.elapsed(), SECOND);
    let panics = async {
        sleep(SECOND).await;
        panic!("a bug");
    };
    let limited = AssertUnwindSafe(timeout(2 * SECOND, panics)).catch_unwind().await;
    assert!(limited.is_err(), "the panic goes on in the caller");
    assert_eq!(begun.elapsed(), 2 * SECOND);
}

/// Both are ready when the caller has its next turn: the answer, and the limit.
#[tokio::test]
async fn an_answer_that_is_there_wins_although_the_limit_is_past() {
    let (answer, answered) = oneshot::channel();
    tokio::spawn(async move {
        std::thread::sleep(Duration::from_millis(50));
        answer.send("late, and there").expect("somebody waits");
    });
    let limited = timeout(Duration::from_millis(1), answered).await;
    assert_eq!(limited, Ok(Ok("late, and there")));
}

/// A task has turns of its own. Where its end and the limit fall together, its last turn comes before the caller's
/// or behind it: here a caller that is a task sees it in time, and one that `block_on` runs does not.
#[tokio::test(start_paused = true)]
async fn a_task_that_ends_with_the_limit_is_in_time_only_if_its_turn_comes_first() {
    async fn in_time() -> bool {
        let task = tokio::spawn(sleep(SECOND));
        yield_now().await;
        timeout(SECOND, task).await.is_ok()
    }
    assert!(tokio::spawn(in_time()).await.expect("no panic"));
    assert!(!in_time().await);
}

#[tokio::test(start_paused = true)]
async fn of_two_limits_at_one_instant_the_inner_one_speaks() {
    let nested = timeout(SECOND, timeout(SECOND, sleep(9 * SECOND))).await;
    assert!(matches!(nested, Ok(Err(_))), "{nested:?}");
}

#[tokio::test(start_paused = true)]
async fn of_two_limits_the_earlier_one_speaks_and_the_type_tells_which() {
    let inner = timeout(2 * SECOND, timeout(SECOND, sleep(9 * SECOND))).await;
    assert!(matches!(inner, Ok(Err(_))), "{inner:?}");
    let outer = timeout(SECOND, timeout(2 * SECOND, sleep(9 * SECOND))).await;
    assert!(outer.is_err(), "{outer:?}");
}

#[tokio::test(start_paused = true)]
async fn what_a_limit_cuts_off_in_the_callers_task_is_gone_when_the_limit_returns() {
    let dropped = Arc::default();
    let nested = join_all([join_all([held(&dropped), held(&dropped)]), join_all([held(&dropped)])]);
    timeout(SECOND, nested).await.unwrap_err();
    assert_eq!(dropped.load(Ordering::Relaxed), 3);
}

#[tokio::test(start_paused = true)]
async fn a_task_on_a_leash_is_asked_to_go_and_gone_at_its_next_turn() {
    let dropped: Arc<AtomicUsize> = Arc::default();
    let theirs = Arc::clone(&dropped);
    let task = AbortOnDropHandle::new(tokio::spawn(async move { held(&theirs).await }));
    let start = Instant::now();
    timeout(SECOND, task).await.unwrap_err();
    assert_eq!(dropped.load(Ordering::Relaxed), 0, "asked to go, and not gone");
    yield_now().await;
    assert_eq!((dropped.load(Ordering::Relaxed), start.elapsed()), (1, SECOND));
}

#[tokio::test(start_paused = true)]
async fn a_borrowed_handle_survives_its_limit_and_may_be_awaited_again() {
    let mut task = tokio::spawn(async {
        sleep(4 * SECOND).await;
        "west"
    });
    let start = Instant::now();
    timeout(2 * SECOND, &mut task).await.unwrap_err();
    assert_eq!(task.await.expect("no panic"), "west");
    assert_eq!(start.elapsed(), 4 * SECOND);
}

#[tokio::test(start_paused = true)]
async fn a_handle_whose_result_is_out_panics_when_it_is_awaited_again() {
    use lesson_06::LIMIT;

    let mut asking = tokio::spawn(sleep(SECOND));
    let twice = async {
        // ANCHOR: awaited_again
        let is_in_time = timeout(LIMIT, &mut asking).await.is_ok();
        let answer = asking.await;
        // ANCHOR_END: awaited_again
        (is_in_time, answer)
    };
    let panic = AssertUnwindSafe(twice).catch_unwind().await.expect_err("nobody has it twice");
    assert_eq!(panic.downcast_ref(), Some(&"JoinHandle polled after completion"));
}

#[test]
fn an_old_price_is_shown_at_the_limit_and_the_new_one_comes_from_the_same_task() {
    let in_time = vec![(1, "west has answered")];
    let late = vec![(2, "9 euros yesterday"), (4, "west has answered")];
    for (seconds, wanted) in [(1, in_time), (4, late)] {
        let cast = Cast::new([Service::new("west", seconds * SECOND)]);
        let west = cast.sources().remove(0);
        let recording = stage::play(lesson_06::old_price_first(west)).recording;
        let printed = recording.lines.iter().map(|line| (line.moment.at, line.text.as_str()));
        let wanted = wanted.into_iter().map(|(at, text)| (at * SECOND, text));
        assert!(printed.eq(wanted), "{:?}", recording.lines);
        assert_eq!(recording.elapsed, seconds * SECOND);
    }
}

#[tokio::test(start_paused = true)]
async fn a_set_that_a_limit_drops_takes_its_tasks_along() {
    let mut set = JoinSet::new();
    set.spawn(sleep(9 * SECOND));
    timeout(SECOND, set.join_all()).await.unwrap_err();
    yield_now().await;
    assert_eq!(Handle::current().metrics().num_alive_tasks(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_limit_begins_when_timeout_is_called_and_not_when_it_is_awaited() {
    let limited = timeout(2 * SECOND, sleep(3 * SECOND));
    sleep(SECOND).await;
    let start = Instant::now();
    limited.await.unwrap_err();
    assert_eq!(start.elapsed(), SECOND);
}

/// `join_next` hands a task's output out or not at all: the limit loses none of them.
#[tokio::test(start_paused = true)]
async fn a_join_next_that_is_cut_off_loses_no_result() {
    let mut set = JoinSet::new();
    set.spawn(async {
        sleep(3 * SECOND).await;
        "south"
    });
    timeout(2 * SECOND, set.join_next()).await.unwrap_err();
    assert_eq!(set.join_next().await.expect("a task").expect("no panic"), "south");
}

/// An attempt that uses its whole limit leaves the next one what is left of the deadline.
#[tokio::test(start_paused = true)]
async fn two_tries_under_one_deadline_take_no_longer_than_the_deadline() {
    let tries = Cell::new(0);
    let start = Instant::now();
    let deadline = start + 3 * SECOND;
    let both = async {
        for _ in 0..2 {
            tries.set(tries.get() + 1);
            _ = timeout(2 * SECOND, sleep(9 * SECOND)).await;
        }
    };
    timeout_at(deadline, both).await.unwrap_err();
    assert_eq!((tries.get(), start.elapsed()), (2, 3 * SECOND));
}

#[tokio::test(start_paused = true)]
async fn the_longest_limit_never_strikes_and_is_no_time_to_add() {
    let year = 365 * 24 * 3600 * SECOND;
    let waited = timeout(Duration::MAX, sleep(year)).await;
    waited.expect("no limit of this life");
    assert_eq!(Instant::now().checked_add(Duration::MAX), None, "+ panics");
}
