//! What the chapter says and no scene shows, on a paused clock.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::time::Duration;

use futures::StreamExt;
use futures::stream::{self, FuturesUnordered};
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio::task::{Id, JoinSet, yield_now};
use tokio::time::{Instant, sleep, timeout, timeout_at};
use tracing::info;

const SECOND: Duration = Duration::from_secs(1);

const fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

/// Two waits, and the moment at which they are over.
async fn in_two_steps(step: Duration, start: Instant) -> Duration {
    sleep(step).await;
    sleep(step).await;
    start.elapsed()
}

/// Three visits that take 10, 40 and 40 ms, and a second for each in the loop.
const STEPS: [Duration; 3] = [ms(5), ms(20), ms(20)];

#[tokio::test(start_paused = true)]
async fn futures_in_a_stream_end_late_while_the_body_waits() {
    let start = Instant::now();
    let mut visits: FuturesUnordered<_> =
        STEPS.map(|step| in_two_steps(step, start)).into_iter().collect();
    let mut ends = Vec::new();
    while let Some(end) = visits.next().await {
        ends.push(end);
        sleep(SECOND).await;
    }
    assert_eq!(ends, [ms(10), ms(1030), ms(2030)]);
}

#[tokio::test(start_paused = true)]
async fn a_buffered_stream_starves_them_as_well_and_in_both_orders() {
    let start = Instant::now();
    let visits = stream::iter(STEPS).map(|step| in_two_steps(step, start)).buffer_unordered(3);
    let ends = visits
        .then(|end| async move {
            sleep(SECOND).await;
            end
        })
        .collect::<Vec<_>>()
        .await;
    assert_eq!(ends, [ms(10), ms(1030), ms(2030)]);

    let start = Instant::now();
    let visits = stream::iter(STEPS).map(|step| in_two_steps(step, start)).buffered(3);
    let ends = visits
        .then(|end| async move {
            sleep(SECOND).await;
            end
        })
        .collect::<Vec<_>>()
        .await;
    assert_eq!(ends[0], ms(10));
    assert!(ends[2] > ms(1000), "{ends:?}");
}

#[tokio::test(start_paused = true)]
async fn tasks_end_in_time_whatever_the_body_does() {
    let start = Instant::now();
    let mut visits: JoinSet<_> = STEPS.map(|step| in_two_steps(step, start)).into_iter().collect();
    let mut ends = Vec::new();
    while let Some(end) = visits.join_next().await {
        ends.push(end.expect("no panic"));
        sleep(SECOND).await;
    }
    assert_eq!(ends, [ms(10), ms(40), ms(40)]);
}

#[tokio::test(start_paused = true)]
async fn the_library_s_as_completed_ends_them_in_time() {
    let start = Instant::now();
    let mut visits = gather::as_completed(STEPS.map(|step| in_two_steps(step, start)));
    let mut ends = Vec::new();
    while let Some((_, end)) = visits.next().await {
        ends.push(end);
        sleep(SECOND).await;
    }
    assert_eq!(ends, [ms(10), ms(40), ms(40)]);
}

#[tokio::test(start_paused = true)]
async fn spawned_visits_of_a_limited_stream_go_on_and_the_next_begins_when_it_is_asked() {
    let start = Instant::now();
    let visit = |step| async move {
        let begun = start.elapsed();
        (begun, in_two_steps(step, start).await)
    };
    let spawned = stream::iter(STEPS).map(|step| tokio::spawn(visit(step)));
    let mut visits = spawned.buffer_unordered(2);
    let mut told = Vec::new();
    while let Some(visit) = visits.next().await {
        told.push(visit.expect("no panic"));
        sleep(SECOND).await;
    }
    let third = (ms(1010), ms(1050));
    assert_eq!(told, [(ms(0), ms(10)), (ms(0), ms(40)), third]);
}

#[tokio::test(start_paused = true)]
async fn a_permit_that_a_task_gives_back_lets_the_next_visit_begin_while_the_body_waits() {
    let start = Instant::now();
    let permits = std::sync::Arc::new(Semaphore::new(2));
    let mut visits = JoinSet::new();
    for step in STEPS {
        let permits = permits.clone();
        visits.spawn(async move {
            let _permit = permits.acquire().await;
            let begun = start.elapsed();
            in_two_steps(step, start).await;
            begun
        });
    }
    let mut begun = Vec::new();
    while let Some(visit) = visits.join_next().await {
        begun.push(visit.expect("no panic"));
        sleep(SECOND).await;
    }
    assert_eq!(begun, [ms(0), ms(0), ms(10)]);
}

/// The first visit holds the permit for a second, or is aborted after half of it. The others ask one after the other.
#[tokio::test(start_paused = true)]
async fn a_permit_goes_to_whoever_asked_first_and_an_aborted_task_gives_it_back() {
    for (abort, free) in [(false, SECOND), (true, SECOND / 2)] {
        let start = Instant::now();
        let permits = std::sync::Arc::new(Semaphore::new(1));
        let (told, mut begun) = tokio::sync::mpsc::unbounded_channel();
        let visits = ["home", "docs", "blog"].map(|page| {
            let (permits, told) = (permits.clone(), told.clone());
            tokio::spawn(async move {
                let _permit = permits.acquire().await;
                told.send((page, start.elapsed())).expect("somebody reads");
                sleep(SECOND).await;
            })
        });
        sleep(SECOND / 2).await;
        if abort {
            visits[0].abort();
        }
        for (page, instant) in [("home", ms(0)), ("docs", free), ("blog", free + SECOND)] {
            assert_eq!(begun.recv().await, Some((page, instant)));
        }
    }
}

/// Two permits, two parents, and for a child of either none is left.
#[tokio::test(start_paused = true)]
async fn who_holds_a_permit_and_waits_for_others_that_need_one_may_wait_for_ever() {
    let permits = std::sync::Arc::new(Semaphore::new(2));
    let mut parents = JoinSet::new();
    for _ in 0..2 {
        let (permits, for_child) = (permits.clone(), permits.clone());
        parents.spawn(async move {
            let _permit = permits.acquire().await;
            sleep(SECOND).await;
            tokio::spawn(async move { drop(for_child.acquire().await) }).await
        });
    }
    timeout(3600 * SECOND, parents.join_next()).await.unwrap_err();
}

/// One permit, which a visit holds over its second wait and which the body wants as well.
async fn with_permit(permits: Rc<Semaphore>, before: Duration) {
    sleep(before).await;
    let _permit = permits.acquire().await;
    sleep(SECOND).await;
}

#[tokio::test(start_paused = true)]
async fn a_body_that_waits_for_what_a_starved_future_holds_waits_for_ever() {
    let permits = Rc::new(Semaphore::new(1));
    let mut visits: FuturesUnordered<_> =
        [0, 1].map(|n| with_permit(Rc::clone(&permits), n * ms(100))).into_iter().collect();
    let stuck = async {
        while visits.next().await.is_some() {
            // The second visit stands in the queue for the permit, gets it, and is not polled.
            let _permit = permits.acquire().await;
        }
    };
    timeout(3600 * SECOND, stuck).await.unwrap_err();
}

#[tokio::test(start_paused = true)]
async fn the_same_with_tasks_comes_to_its_end() {
    let permits = std::sync::Arc::new(Semaphore::new(1));
    let mut visits = JoinSet::new();
    for n in [0, 1] {
        let permits = permits.clone();
        visits.spawn(async move {
            sleep(n * ms(100)).await;
            let _permit = permits.acquire().await;
            sleep(SECOND).await;
        });
    }
    let start = Instant::now();
    while visits.join_next().await.is_some() {
        let _permit = permits.acquire().await;
    }
    assert_eq!(start.elapsed(), 2 * SECOND);
}

#[tokio::test(start_paused = true)]
async fn a_stream_of_futures_stops_on_the_spot_and_a_set_at_its_next_turn() {
    struct Noted(Rc<RefCell<u32>>);
    impl Drop for Noted {
        fn drop(&mut self) {
            *self.0.borrow_mut() += 1;
        }
    }
    let dropped = Rc::new(RefCell::new(0));
    let visits: FuturesUnordered<_> = [1, 2]
        .map(|n| (n, Noted(Rc::clone(&dropped))))
        .map(|(n, noted)| async move {
            let _noted = noted;
            sleep(n * SECOND).await;
        })
        .into_iter()
        .collect();
    drop(visits);
    assert_eq!(*dropped.borrow(), 2);

    let mut set = JoinSet::new();
    set.spawn(sleep(9 * SECOND));
    drop(set);
    assert_eq!(Handle::current().metrics().num_alive_tasks(), 1, "asked to go");
    yield_now().await;
    assert_eq!(Handle::current().metrics().num_alive_tasks(), 0, "gone");
}

#[tokio::test(start_paused = true)]
async fn a_set_that_is_left_by_break_works_on_until_it_is_dropped_or_told_to_stop() {
    let mut set: JoinSet<_> = [1, 2, 3].map(|n| sleep(n * SECOND)).into_iter().collect();
    loop {
        if set.join_next().await.is_some() {
            break;
        }
    }
    sleep(ms(1500)).await;
    assert_eq!(Handle::current().metrics().num_alive_tasks(), 1, "the second has ended");
    set.abort_all();
    yield_now().await;
    assert_eq!(Handle::current().metrics().num_alive_tasks(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_result_that_is_there_is_handed_out_after_the_deadline() {
    let mut set = JoinSet::new();
    set.spawn(async {
        sleep(2 * SECOND).await;
        "docs"
    });
    let deadline = Instant::now() + SECOND;
    sleep(3 * SECOND).await;
    let late = timeout_at(deadline, set.join_next()).await.expect("no Elapsed");
    assert_eq!(late.expect("a task").expect("no panic"), "docs");

    let mut visits = gather::as_completed([async {
        sleep(2 * SECOND).await;
        "docs"
    }]);
    let deadline = Instant::now() + SECOND;
    assert!(visits.next_before(deadline).await.is_err(), "not there yet");
    sleep(2 * SECOND).await;
    assert_eq!(visits.next_before(deadline).await, Ok(Some((0, "docs"))));
}

#[tokio::test(start_paused = true)]
async fn collected_into_a_set_every_future_is_a_task_that_runs_before_it_is_asked() {
    let start = Instant::now();
    let mut set: JoinSet<_> = [1]
        .map(|n| async move {
            sleep(n * SECOND).await;
            start.elapsed()
        })
        .into_iter()
        .collect();
    sleep(4 * SECOND).await;
    assert_eq!(set.join_next().await.expect("a task").expect("no panic"), SECOND);
}

#[tokio::test(start_paused = true)]
async fn an_empty_stream_an_empty_set_and_an_empty_as_completed_are_over_at_once() {
    let mut stream: FuturesUnordered<std::future::Ready<()>> = FuturesUnordered::new();
    assert_eq!(stream.next().await, None);
    let mut set: JoinSet<()> = JoinSet::new();
    assert!(set.join_next().await.is_none());
    assert_eq!(gather::as_completed(Vec::<std::future::Ready<()>>::new()).next().await, None);
}

async fn load(page: &'static str) -> &'static str {
    sleep(SECOND).await;
    if page == "docs" {
        panic!("no such page");
    }
    page
}

// ANCHOR: whose
async fn panicked(pages: &[&'static str]) -> Vec<&'static str> {
    let mut loads = JoinSet::new();
    let mut names: HashMap<Id, &str> = HashMap::new();
    for &page in pages {
        let handle = loads.spawn(load(page));
        names.insert(handle.id(), page);
    }
    let mut panicked = Vec::new();
    while let Some(joined) = loads.join_next().await {
        match joined {
            Ok(page) => info!("{page} is here"),
            Err(error) => panicked.push(names[&error.id()]),
        }
    }
    panicked
}
// ANCHOR_END: whose

#[tokio::test(start_paused = true)]
async fn the_error_of_a_task_that_panicked_has_its_id_and_nothing_that_it_carried() {
    assert_eq!(panicked(&["home", "docs", "blog"]).await, ["docs"]);
}

#[tokio::test(start_paused = true)]
async fn buffered_keeps_the_order_of_the_input_and_buffer_unordered_that_of_the_ends() {
    let nap = |seconds: u32| async move {
        sleep(seconds * SECOND).await;
        seconds
    };
    let all: Vec<u32> = stream::iter([3, 1, 2]).map(nap).buffered(2).collect().await;
    assert_eq!(all, [3, 1, 2]);
    let all: Vec<u32> = stream::iter([3, 1, 1]).map(nap).buffer_unordered(2).collect().await;
    assert_eq!(all, [1, 1, 3]);
}
