//! What the chapter says and no scene shows, on a paused clock.

use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures::future::select_ok;
use gather::{ReturnWhen, wait};
use tokio::sync::mpsc;
use tokio::task::{JoinSet, yield_now};
use tokio::time::{Instant, interval, interval_at, sleep, timeout};

const SECOND: Duration = Duration::from_secs(1);

type Errand = Result<&'static str, &'static str>;

async fn after(seconds: u32, result: Errand) -> Errand {
    sleep(seconds * SECOND).await;
    result
}

#[tokio::test(start_paused = true)]
async fn a_wait_for_the_first_error_waits_for_all_when_nobody_fails() {
    let start = Instant::now();
    let mut set = JoinSet::from_iter([after(1, Ok("tea")), after(3, Ok("toast"))]);
    let done = wait(&mut set).return_when(ReturnWhen::FirstError(Result::is_err)).await;
    assert_eq!((done.len(), start.elapsed()), (2, 3 * SECOND));
}

#[tokio::test(start_paused = true)]
async fn a_panic_is_an_error_to_wait_for_and_an_abort_is_none() {
    let rule = ReturnWhen::FirstError(Result::is_err);
    let start = Instant::now();
    let mut set = JoinSet::from_iter([after(5, Ok("toast"))]);
    set.spawn(async { pending().await }).abort();
    set.spawn(async {
        sleep(2 * SECOND).await;
        panic!("the oven is on fire")
    });
    let done = wait(&mut set).return_when(rule).await;
    assert_eq!((done.len(), set.len(), start.elapsed()), (2, 1, 2 * SECOND));
    assert!(done[0].as_ref().is_err_and(|error| error.is_cancelled()));
    assert!(done[1].as_ref().is_err_and(|error| error.is_panic()));
}

/// Somebody aborts the toast at 1 s.
#[tokio::test(start_paused = true)]
async fn an_abort_ends_a_wait_for_the_first() {
    let start = Instant::now();
    let mut set = JoinSet::from_iter([after(5, Ok("tea"))]);
    let toast = set.spawn(after(3, Ok("toast")));
    let aborts = tokio::spawn(async move {
        sleep(SECOND).await;
        toast.abort();
    });
    let done = wait(&mut set).return_when(ReturnWhen::FirstCompleted).await;
    assert_eq!((done.len(), set.len(), start.elapsed()), (1, 1, SECOND));
    assert!(done[0].as_ref().is_err_and(|error| error.is_cancelled()));
    aborts.await.expect("no panic");
}

#[tokio::test(start_paused = true)]
async fn a_result_is_handed_out_once_and_the_next_wait_has_the_new_ones() {
    let mut set = JoinSet::from_iter([after(1, Ok("tea")), after(4, Ok("toast"))]);
    for name in ["tea", "toast"] {
        let done = wait(&mut set).return_when(ReturnWhen::FirstCompleted).await;
        assert_eq!(done.len(), 1);
        assert_eq!(done[0].as_ref().expect("no panic"), &Ok(name));
    }
}

#[tokio::test(start_paused = true)]
async fn a_wait_for_an_empty_set_is_over_at_once() {
    let start = Instant::now();
    let mut set: JoinSet<Errand> = JoinSet::new();
    for rule in [ReturnWhen::FirstCompleted, ReturnWhen::AllCompleted] {
        let done = wait(&mut set).return_when(rule).deadline(start + SECOND).await;
        assert_eq!((done.len(), start.elapsed()), (0, Duration::ZERO));
    }
}

/// The limit drops the wait with the result in it; the task that has not ended is unharmed.
#[tokio::test(start_paused = true)]
async fn a_limit_around_a_wait_loses_what_it_had_collected_and_no_task() {
    let mut set = JoinSet::from_iter([after(1, Ok("tea")), after(3, Ok("toast"))]);
    timeout(2 * SECOND, wait(&mut set)).await.unwrap_err();
    let done = wait(&mut set).await;
    assert_eq!(done.len(), 1);
    assert_eq!(done[0].as_ref().expect("no panic"), &Ok("toast"));
}

#[tokio::test(start_paused = true)]
async fn select_ok_gives_the_error_of_the_last_one_to_fail() {
    let start = Instant::now();
    let all = [after(1, Err("first")), after(3, Err("last")), after(2, Err("second"))];
    let error = select_ok(all.map(Box::pin)).await.map(|(answer, _)| answer).unwrap_err();
    assert_eq!((error, start.elapsed()), ("last", 3 * SECOND));
}

#[tokio::test(start_paused = true)]
async fn select_ok_hands_the_others_back_and_they_end_when_they_are_dropped() {
    let held = Arc::new(());
    let theirs = Arc::clone(&held);
    let slow = async move {
        sleep(9 * SECOND).await;
        drop(theirs);
        Ok("slow")
    };
    let fast: futures::future::BoxFuture<'_, Errand> = Box::pin(after(1, Ok("fast")));
    let Ok((answer, others)) = select_ok([fast, Box::pin(slow)]).await else {
        panic!("one is good")
    };
    assert_eq!((answer, others.len(), Arc::strong_count(&held)), ("fast", 1, 2));
    drop(others);
    assert_eq!(Arc::strong_count(&held), 1);
}

#[test]
#[should_panic(expected = "iterator provided to select_ok was empty")]
fn select_ok_panics_when_there_is_nobody_to_ask() {
    _ = select_ok(Vec::<std::future::Ready<Errand>>::new());
}

/// As with a `timeout`: the last turn of a task comes before the caller's, or behind it.
#[tokio::test(start_paused = true)]
async fn who_ends_with_the_deadline_may_be_done_or_pending() {
    async fn done() -> usize {
        let deadline = Instant::now() + SECOND;
        let mut set = JoinSet::from_iter([sleep(SECOND)]);
        yield_now().await;
        let done = wait(&mut set).deadline(deadline).await.len();
        assert_eq!(done + set.len(), 1);
        done
    }
    assert_eq!(tokio::spawn(done()).await.expect("no panic"), 1);
    assert_eq!(done().await, 0);
}

/// Counts how many of it are there.
struct Alive(Arc<AtomicUsize>, [u8; 1024]);

impl Alive {
    fn new(alive: &Arc<AtomicUsize>) -> Self {
        alive.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(alive), [0; 1024])
    }
}

impl Drop for Alive {
    fn drop(&mut self) {
        self.0.fetch_sub(self.1.len() / 1024, Ordering::Relaxed);
    }
}

#[tokio::test(start_paused = true)]
async fn a_set_that_nobody_reads_keeps_every_task_and_its_output_until_it_is_read() {
    let alive = Arc::default();
    let mut set = JoinSet::new();
    for _ in 0..1000 {
        let theirs = Arc::clone(&alive);
        set.spawn(async move { Alive::new(&theirs) });
    }
    sleep(SECOND).await;
    assert_eq!((set.len(), alive.load(Ordering::Relaxed)), (1000, 1000), "a megabyte of outputs");
    let mut read = 0;
    // A task has a budget for some hundred results; the rest comes in its next turn.
    while !set.is_empty() {
        while set.try_join_next().is_some() {
            read += 1;
        }
        yield_now().await;
    }
    assert_eq!((read, alive.load(Ordering::Relaxed)), (1000, 0));
}

#[tokio::test(start_paused = true)]
async fn those_that_end_with_the_first_come_along_with_it() {
    for rule in [ReturnWhen::FirstCompleted, ReturnWhen::FirstError(Result::is_err)] {
        let late = after(2, Ok("chairs"));
        let mut set = JoinSet::from_iter([after(1, Err("juice")), after(1, Err("music")), late]);
        let done = wait(&mut set).return_when(rule).await;
        assert_eq!((done.len(), set.len()), (2, 1));
    }
}

/// Two have ended in time, and one that has just been spawned is ready as soon as it has a turn.
#[tokio::test(start_paused = true)]
async fn a_deadline_that_is_past_hands_out_who_has_ended_and_waits_for_nobody() {
    let mut set = JoinSet::from_iter([after(1, Ok("juice")), after(2, Ok("music"))]);
    sleep(3 * SECOND).await;
    set.spawn(after(5, Ok("chairs")));
    let start = Instant::now();
    let done = wait(&mut set).deadline(start - SECOND).await;
    assert_eq!((done.len(), set.len(), start.elapsed()), (2, 1, Duration::ZERO));
}

#[tokio::test(start_paused = true)]
async fn a_belt_whose_senders_are_gone_hands_out_what_is_on_it_first() {
    let (sender, mut belt) = mpsc::channel(2);
    for shoe in ["left", "right"] {
        sender.send(shoe).await.unwrap();
    }
    drop(sender);
    let seen = [belt.recv().await, belt.recv().await, belt.recv().await];
    assert_eq!(seen, [Some("left"), Some("right"), None]);
}

#[tokio::test(start_paused = true)]
async fn nobody_else_has_ended_is_not_the_same_as_nobody_is_left() {
    let mut set = JoinSet::from_iter([after(1, Ok("juice"))]);
    assert!(set.try_join_next().is_none() && set.len() == 1);
    sleep(2 * SECOND).await;
    assert!(set.try_join_next().is_some());
    assert!(set.try_join_next().is_none() && set.is_empty());
}

#[tokio::test(start_paused = true)]
async fn the_first_stroke_of_an_interval_is_at_once() {
    let start = Instant::now();
    let mut bells = [interval(SECOND), interval_at(start + SECOND, SECOND)];
    for (bell, first) in bells.iter_mut().zip([Duration::ZERO, SECOND]) {
        bell.tick().await;
        assert_eq!(start.elapsed(), first);
    }
}

#[tokio::test(start_paused = true)]
async fn strokes_that_are_missed_come_one_right_after_the_other() {
    let start = Instant::now();
    let mut bell = interval_at(start + SECOND, SECOND);
    sleep(3 * SECOND + SECOND / 2).await;
    let mut seen = Vec::new();
    for _ in 0..4 {
        bell.tick().await;
        seen.push(start.elapsed().as_millis());
    }
    assert_eq!(seen, [3500, 3500, 3500, 4000]);
}
