//! What the chapter says of the library's `as_completed` and no scene shows, on a paused clock.

use std::num::NonZeroUsize;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::task::yield_now;
use tokio::time::{Instant, sleep};

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test(start_paused = true)]
async fn as_completed_starts_nothing_before_it_is_asked() {
    let start = Instant::now();
    let mut visits = gather::as_completed([async move {
        sleep(SECOND).await;
        start.elapsed()
    }]);
    sleep(2 * SECOND).await;
    assert_eq!(visits.next().await, Some((0, 3 * SECOND)));
}

#[tokio::test(start_paused = true)]
async fn as_completed_with_a_limit_starts_the_next_when_it_is_asked() {
    let start = Instant::now();
    let naps = [1, 1].map(|n| async move {
        let begun = start.elapsed();
        sleep(n * SECOND).await;
        begun
    });
    let mut naps = gather::as_completed(naps).limit(NonZeroUsize::MIN);
    assert_eq!(naps.next().await, Some((0, Duration::ZERO)));
    sleep(4 * SECOND).await;
    assert_eq!(naps.next().await, Some((1, 5 * SECOND)));
}

const fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

async fn load(page: &'static str) -> &'static str {
    sleep(SECOND).await;
    page
}

// ANCHOR: before
async fn here_before(deadline: Instant, pages: &[&'static str]) -> Vec<&'static str> {
    let mut visits = gather::as_completed(Vec::from(pages).into_iter().map(load));
    let mut here = Vec::new();
    while let Ok(Some((index, _page))) = visits.next_before(deadline).await {
        here.push(pages[index]);
    }
    here
}
// ANCHOR_END: before

#[tokio::test(start_paused = true)]
async fn a_deadline_over_as_completed_ends_the_loop_and_keeps_what_has_come() {
    let start = Instant::now();
    assert_eq!(here_before(start + 2 * SECOND, &["home", "blog"]).await, ["home", "blog"]);
    assert_eq!(start.elapsed(), SECOND);
    assert!(here_before(start + ms(1500), &["home", "blog"]).await.is_empty());
    assert_eq!(start.elapsed(), ms(1500));
}

#[tokio::test(start_paused = true)]
async fn a_panic_goes_on_in_the_loop_over_as_completed_and_the_others_are_aborted() {
    let start = Instant::now();
    let reading = tokio::spawn(async {
        let mut visits = gather::as_completed([1, 9].map(|seconds| async move {
            sleep(seconds * SECOND).await;
            assert!(seconds > 1, "no such page");
        }));
        visits.next().await
    });
    assert!(reading.await.expect_err("the panic goes on").is_panic());
    yield_now().await;
    assert_eq!(Handle::current().metrics().num_alive_tasks(), 0);
    assert_eq!(start.elapsed(), SECOND);
}

#[tokio::test(start_paused = true)]
async fn as_completed_that_is_dropped_aborts_the_rest() {
    let mut visits = gather::as_completed([1, 9].map(|seconds| sleep(seconds * SECOND)));
    assert_eq!(visits.next().await, Some((0, ())));
    drop(visits);
    yield_now().await;
    assert_eq!(Handle::current().metrics().num_alive_tasks(), 0);
}

/// The visits take 1 and 2 s, and the deadline was before all of them.
#[tokio::test(start_paused = true)]
async fn under_a_deadline_that_is_past_all_begin_and_what_is_there_is_handed_out() {
    let past = Instant::now() - SECOND;
    let mut visits = gather::as_completed([1, 2].map(|seconds| sleep(seconds * SECOND)));
    assert!(visits.next_before(past).await.is_err(), "nobody has ended");
    sleep(3 * SECOND).await;
    let start = Instant::now();
    for index in [0, 1] {
        assert_eq!(visits.next_before(past).await, Ok(Some((index, ()))));
    }
    assert_eq!((visits.next_before(past).await, start.elapsed()), (Ok(None), Duration::ZERO));
}

#[tokio::test(start_paused = true)]
async fn behind_a_deadline_that_has_struck_the_next_can_be_asked_for_again() {
    let start = Instant::now();
    let mut visits = gather::as_completed([3].map(|seconds| sleep(seconds * SECOND)));
    assert!(visits.next_before(start + SECOND).await.is_err());
    assert_eq!(visits.next_before(start + 4 * SECOND).await, Ok(Some((0, ()))));
    assert_eq!(start.elapsed(), 3 * SECOND);
}
