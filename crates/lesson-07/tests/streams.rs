//! What the chapter says of streams of futures and no scene shows: places, panics, and a drop.

use std::cell::Cell;
use std::panic::resume_unwind;
use std::pin::pin;
use std::time::Duration;

use futures::future::{BoxFuture, pending};
use futures::stream::{self, FuturesUnordered};
use futures::{StreamExt, TryStreamExt};
use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tokio::task::yield_now;
use tokio::time::{Instant, sleep, timeout};

const SECOND: Duration = Duration::from_secs(1);

/// The second ends at 1 s. Its place is free when it is handed out, behind the first.
#[tokio::test(start_paused = true)]
async fn in_a_buffered_stream_a_result_that_waits_for_its_turn_keeps_its_place() {
    let start = Instant::now();
    let visit = |seconds: u32| async move {
        let began = start.elapsed();
        sleep(seconds * SECOND).await;
        began
    };
    let mut buffered = pin!(stream::iter([3, 1, 1]).map(visit).buffered(2));
    let mut seen = Vec::new();
    while let Some(began) = buffered.next().await {
        seen.push((began, start.elapsed()));
    }
    let wanted = [(0, 3), (0, 3), (3, 4)].map(|(began, seen)| (began * SECOND, seen * SECOND));
    assert_eq!(seen, wanted);

    let start = Instant::now();
    let visit = |seconds: u32| async move {
        let began = start.elapsed();
        sleep(seconds * SECOND).await;
        began
    };
    let unordered = stream::iter([3, 1, 1]).map(visit).buffer_unordered(2);
    let began: Vec<_> = unordered.collect().await;
    assert_eq!(
        began,
        [0, 1, 0].map(|began| began * SECOND),
        "the third at once, and before the first"
    );
}

/// The panic is due at 2 s, while the body works: nobody polls it before 4 s.
#[tokio::test(start_paused = true)]
async fn a_panic_in_a_stream_is_the_callers_when_it_asks_and_the_others_go_with_it() {
    let (alive, gone) = oneshot::channel::<()>();
    let start = Instant::now();
    let caller = tokio::spawn(async move {
        let visits: [BoxFuture<'static, ()>; 3] = [
            Box::pin(sleep(SECOND)),
            Box::pin(async {
                sleep(2 * SECOND).await;
                resume_unwind(Box::new("a page that is none"));
            }),
            Box::pin(async move {
                let _alive = alive;
                pending().await
            }),
        ];
        let mut visits: FuturesUnordered<_> = visits.into_iter().collect();
        while visits.next().await.is_some() {
            sleep(3 * SECOND).await;
        }
    });
    assert!(caller.await.unwrap_err().is_panic());
    assert_eq!(start.elapsed(), 4 * SECOND);
    gone.await.expect_err("the third was dropped");
}

#[tokio::test(start_paused = true)]
async fn a_stream_without_a_place_begins_nothing_and_its_next_waits_for_ever() {
    let never = || stream::iter([0]).map(|_| async { unreachable!("it is not polled") });
    let hour = 3600 * SECOND;
    timeout(hour, never().buffered(0).next()).await.unwrap_err();
    timeout(hour, never().buffer_unordered(0).next()).await.unwrap_err();
}

/// The stream drops their handles. The third was not under way.
#[tokio::test(start_paused = true)]
async fn spawned_visits_run_on_when_their_stream_is_dropped() {
    let alive = || Handle::current().metrics().num_alive_tasks();
    let spawned = stream::iter([1, 2, 3]).map(|seconds| tokio::spawn(sleep(seconds * SECOND)));
    let mut visits = spawned.buffer_unordered(2);
    visits.next().await.expect("three visits").expect("no panic");
    drop(visits);
    yield_now().await;
    assert_eq!(alive(), 1);
    sleep(SECOND * 9 / 10).await;
    assert_eq!(alive(), 1, "the second runs on");
    sleep(SECOND / 5).await;
    assert_eq!(alive(), 0, "to its end");
}

/// Home ends at 1 s. The body adds another, waits until 2 s, and asks: the other one begins then.
#[tokio::test(start_paused = true)]
async fn whoever_is_added_to_a_stream_of_futures_begins_when_it_is_asked_again() {
    let start = Instant::now();
    let visit = |seconds: u32| async move {
        let began = start.elapsed();
        sleep(seconds * SECOND).await;
        began
    };
    let mut visits = FuturesUnordered::from_iter([visit(1)]);
    assert_eq!(visits.next().await, Some(Duration::ZERO));
    visits.push(visit(1));
    sleep(SECOND).await;
    assert_eq!(visits.next().await, Some(2 * SECOND));
    assert_eq!(start.elapsed(), 3 * SECOND);
}

/// The first fails at 1 s, and the loop is left: the third is never called for.
#[tokio::test(start_paused = true)]
async fn who_leaves_a_limited_stream_has_called_for_nobody_behind_those_under_way() {
    let called = Cell::new(0);
    let visit = |seconds: u32| {
        called.set(called.get() + 1);
        async move {
            sleep(seconds * SECOND).await;
            if seconds == 1 { Err("no page") } else { Ok(()) }
        }
    };
    let visits = stream::iter([1, 2, 3]).map(visit).buffer_unordered(2);
    assert_eq!(visits.try_collect::<Vec<_>>().await, Err("no page"));
    assert_eq!(called.get(), 2);
}

/// Two limits strike while both wait. Their time goes on: the visits end at 3 s and 4 s.
#[tokio::test(start_paused = true)]
async fn a_limit_around_next_drops_no_future_of_the_stream() {
    let start = Instant::now();
    let visit = |seconds: u32| async move {
        sleep(seconds * SECOND).await;
        seconds
    };
    let mut set = FuturesUnordered::from_iter([visit(4), visit(3)]);
    let mut buffered = pin!(stream::iter([4, 3]).map(visit).buffer_unordered(2));
    for _ in 0..2 {
        timeout(SECOND, set.next()).await.unwrap_err();
    }
    assert_eq!((set.next().await, start.elapsed()), (Some(3), 3 * SECOND));
    assert_eq!((set.next().await, start.elapsed()), (Some(4), 4 * SECOND));

    let start = Instant::now();
    timeout(2 * SECOND, buffered.next()).await.unwrap_err();
    assert_eq!((buffered.next().await, start.elapsed()), (Some(3), 3 * SECOND));
}

/// Each has two steps of 1 s and a limit of 3 s, and the body waits for 5 s: the second one is asked at 6 s.
#[tokio::test(start_paused = true)]
async fn a_limit_inside_a_visit_strikes_when_the_stream_is_asked() {
    let start = Instant::now();
    let visit = |seconds: u32| {
        timeout(3 * SECOND, async move {
            sleep(seconds * SECOND).await;
            sleep(SECOND / 2).await;
        })
    };
    let mut visits = FuturesUnordered::from_iter([visit(1), visit(2)]);
    assert!(visits.next().await.expect("two visits").is_ok());
    sleep(5 * SECOND).await;
    assert!(visits.next().await.expect("two visits").is_err());
    assert_eq!(start.elapsed(), SECOND * 13 / 2);
}
