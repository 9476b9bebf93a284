//! What the chapter says of `select!` and no scene shows, on a paused clock.

use std::cell::Cell;
use std::future::ready;
use std::panic::resume_unwind;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures::future::{LocalBoxFuture, select_ok};
use tokio::sync::mpsc;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{Instant, interval, sleep, timeout};

const SECOND: Duration = Duration::from_secs(1);

type Errand = Result<&'static str, &'static str>;

async fn after(seconds: u32, result: Errand) -> Errand {
    sleep(seconds * SECOND).await;
    result
}

#[tokio::test(start_paused = true)]
async fn a_biased_select_asks_in_order_and_the_plain_one_takes_turns() {
    let (biased, plain) = (Cell::new(0), Cell::new(0));
    for _ in 0..1000 {
        tokio::select! {
            biased;
            () = ready(()) => biased.set(biased.get() + 1),
            () = ready(()) => {}
        }
        tokio::select! {
            () = ready(()) => plain.set(plain.get() + 1),
            () = ready(()) => {}
        }
    }
    assert_eq!(biased.get(), 1000);
    assert!((100..=900).contains(&plain.get()), "{}", plain.get());
}

/// So it is with those behind the first in the list of a `select_ok`, which hands them back.
#[tokio::test(start_paused = true)]
async fn who_stands_below_a_branch_that_is_ready_at_the_first_look_never_starts() {
    let polled = Cell::new(false);
    tokio::select! {
        biased;
        () = ready(()) => {}
        () = async { polled.set(true) } => {}
    }
    let first = Box::pin(async { Ok::<_, ()>("first") }) as LocalBoxFuture<_>;
    let second = Box::pin(async {
        polled.set(true);
        Ok("second")
    });
    let (good, others) = select_ok([first, second]).await.expect("the first is good");
    assert_eq!((good, others.len(), polled.get()), ("first", 1, false));
}

/// A guard keeps a future from being polled, and not from being made.
#[tokio::test(start_paused = true)]
async fn a_guard_of_a_select_leaves_its_branch_out_after_it_has_made_its_future() {
    let (made, polled) = (Cell::new(0), Cell::new(0));
    let polled = &polled;
    let make = || {
        made.set(made.get() + 1);
        async move { polled.set(polled.get() + 1) }
    };
    tokio::select! {
        () = make(), if false => {}
        () = sleep(SECOND) => {}
    }
    assert_eq!((made.get(), polled.get()), (1, 0));
}

#[tokio::test(start_paused = true)]
#[should_panic(expected = "all branches are disabled and there is no else branch")]
async fn a_select_without_a_branch_that_can_match_and_without_else_panics() {
    let (orders, mut closed) = mpsc::channel::<u8>(1);
    drop(orders);
    let mut empty: JoinSet<u8> = JoinSet::new();
    tokio::select! {
        Some(_) = closed.recv() => {}
        Some(_) = empty.join_next() => {}
    }
}

/// Whoever waits for errors alone has taken the success out of the set, and throws it away.
#[tokio::test(start_paused = true)]
async fn a_pattern_that_does_not_match_has_taken_the_result_out_of_the_set() {
    let start = Instant::now();
    let mut set = JoinSet::from_iter([after(1, Ok("tea")), after(2, Err("toast burnt"))]);
    tokio::select! {
        Some(Ok(Err(_))) = set.join_next() => panic!("the first to end is no error"),
        () = sleep(5 * SECOND) => {}
    }
    assert_eq!((set.len(), start.elapsed()), (1, 5 * SECOND), "the branch was off for the rest");
    assert_eq!(set.join_next().await.expect("a task").expect("no panic"), Err("toast burnt"));
}

/// `else` wants every branch to be off, and a limit that has not passed is not.
#[tokio::test(start_paused = true)]
async fn an_else_beside_a_limit_waits_for_the_limit() {
    let start = Instant::now();
    let mut set = JoinSet::from_iter([after(1, Ok("tea"))]);
    let mut limit = pin!(sleep(10 * SECOND));
    let mut read = 0;
    let by_the_limit = loop {
        tokio::select! {
            () = &mut limit => break true,
            Some(_) = set.join_next() => read += 1,
            else => break false,
        }
    };
    assert_eq!((by_the_limit, read, start.elapsed()), (true, 1, 10 * SECOND));
}

#[tokio::test(start_paused = true)]
async fn a_guard_lets_an_empty_set_wait_for_the_other_branch() {
    let start = Instant::now();
    let mut set: JoinSet<u8> = JoinSet::new();
    tokio::select! {
        biased;
        _ = set.join_next(), if !set.is_empty() => panic!("nobody is in it"),
        () = sleep(SECOND) => {}
    }
    assert_eq!(start.elapsed(), SECOND);
}

/// Each round makes a sleep of its own, and a branch that is quicker drops it.
#[tokio::test(start_paused = true)]
async fn a_sleep_that_a_loop_makes_anew_never_ends_and_a_pinned_one_does() {
    let start = Instant::now();
    let mut ticks = interval(SECOND);
    ticks.tick().await;
    let mut rung = 0;
    for _ in 0..10 {
        tokio::select! {
            _ = ticks.tick() => {}
            () = sleep(Duration::from_millis(1500)) => rung += 1,
        }
    }
    assert_eq!((rung, start.elapsed()), (0, 10 * SECOND));

    let start = Instant::now();
    let mut once = pin!(sleep(Duration::from_millis(1500)));
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            () = &mut once => break,
        }
    }
    assert_eq!(start.elapsed(), Duration::from_millis(1500));
}

/// What becomes of a future that a `select!` owns, of one that it is lent, and of a task whose handle it owns: each of
/// them holds a share as long as it is there.
#[derive(Default)]
struct Three {
    owned: Arc<()>,
    lent: Arc<()>,
    task: Arc<()>,
}

impl Three {
    fn alive(&self) -> [usize; 3] {
        [&self.owned, &self.lent, &self.task].map(|one| Arc::strong_count(one) - 1)
    }
}

async fn held(share: &Arc<()>, seconds: u32) {
    let _share = Arc::clone(share);
    sleep(seconds * SECOND).await;
}

fn spawned(share: &Arc<()>) -> JoinHandle<()> {
    let share = Arc::clone(share);
    tokio::spawn(async move {
        sleep(9 * SECOND).await;
        drop(share);
    })
}

#[tokio::test(start_paused = true)]
async fn who_loses_a_select_is_gone_before_the_right_side_and_a_loan_stands_still_meanwhile() {
    let start = Instant::now();
    let three = Three::default();
    let mut lent = pin!(held(&three.lent, 2));
    tokio::select! {
        () = held(&three.owned, 9) => {}
        _ = spawned(&three.task) => {}
        () = &mut lent => {}
        () = sleep(SECOND) => {
            assert_eq!(three.alive(), [0, 1, 1]);
            sleep(4 * SECOND).await;
            assert_eq!(three.alive(), [0, 1, 1], "its two seconds were over long ago");
        }
    }
    lent.await;
    assert_eq!((three.alive(), start.elapsed()), ([0, 0, 1], 5 * SECOND));
}

#[tokio::test(start_paused = true)]
async fn a_select_that_a_limit_drops_drops_its_branches_and_no_loan() {
    let start = Instant::now();
    let three = Three::default();
    let mut lent = pin!(held(&three.lent, 2));
    let racing = async {
        tokio::select! {
            () = held(&three.owned, 9) => {}
            _ = spawned(&three.task) => {}
            () = &mut lent => {}
        }
    };
    timeout(SECOND, racing).await.unwrap_err();
    assert_eq!(three.alive(), [0, 1, 1]);
    lent.await;
    assert_eq!(start.elapsed(), 2 * SECOND, "it goes on where it was");
}

#[tokio::test(start_paused = true)]
async fn a_panic_in_a_branch_is_the_callers_and_takes_branches_and_loans_along_and_no_task() {
    let three = Arc::new(Three::default());
    let theirs = Arc::clone(&three);
    let start = Instant::now();
    let caller = tokio::spawn(async move {
        let mut lent = pin!(held(&theirs.lent, 9));
        tokio::select! {
            () = held(&theirs.owned, 9) => {}
            _ = spawned(&theirs.task) => {}
            () = &mut lent => {}
            () = async {
                sleep(SECOND).await;
                resume_unwind(Box::new("a panic that prints nothing"))
            } => {}
        }
    });
    assert!(caller.await.unwrap_err().is_panic());
    assert_eq!((three.alive(), start.elapsed()), ([0, 0, 1], SECOND));
}

#[tokio::test(start_paused = true)]
#[should_panic(expected = "`async fn` resumed after completion")]
async fn a_loan_that_has_ended_panics_when_it_is_lent_again() {
    let alive = Arc::default();
    let mut lent = pin!(held(&alive, 1));
    loop {
        tokio::select! {
            biased;
            () = &mut lent => {}
            () = sleep(9 * SECOND) => break,
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_branch_that_is_off_may_lend_what_has_ended() {
    let start = Instant::now();
    let alive = Arc::default();
    let mut lent = pin!(held(&alive, 1));
    let mut ended = false;
    loop {
        tokio::select! {
            biased;
            () = &mut lent, if !ended => ended = true,
            () = sleep(9 * SECOND) => break,
        }
    }
    assert_eq!((ended, start.elapsed()), (true, 10 * SECOND));
}
