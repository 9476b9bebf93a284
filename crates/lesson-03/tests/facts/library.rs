//! The loop by hand and the library's call: the same results at the same instant, and what differs.

use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::time::Duration;

use futures::FutureExt;
use lesson_03::{from_gather, from_the_library};
use stage::{Source, secs};
use tokio::runtime::Handle;
use tokio::task::yield_now;
use tokio::time::{Instant, sleep, timeout};

#[tokio::test(start_paused = true)]
async fn both_serve_the_same_plates_at_the_same_instant() {
    let wishes = [Source::new("soup", secs(2.0)), Source::new("salad", secs(1.0))];
    let start = Instant::now();
    let by_hand = from_gather(&wishes).await;
    let by_hand_took = start.elapsed();
    let start = Instant::now();
    assert_eq!(from_the_library(&wishes).await, by_hand);
    assert_eq!((start.elapsed(), by_hand_took), (secs(2.0), secs(2.0)));
}

/// One panics after 1 s, the other would run for 3 s.
fn one_panics() -> impl Iterator<Item = impl Future<Output = ()> + Send + 'static> {
    [1, 3].into_iter().map(|seconds| async move {
        sleep(Duration::from_secs(seconds)).await;
        if seconds == 1 {
            resume_unwind(Box::new("a panic that prints nothing"));
        }
    })
}

#[tokio::test(start_paused = true)]
async fn after_a_panic_the_loop_waits_for_the_others_and_the_library_stops_them() {
    let start = Instant::now();
    assert!(tokio::spawn(lesson_03::gather(one_panics())).await.unwrap_err().is_panic());
    assert_eq!(start.elapsed(), secs(3.0));

    let start = Instant::now();
    let library = gather::gather(one_panics()).into_future();
    assert!(tokio::spawn(library).await.unwrap_err().is_panic());
    assert_eq!(start.elapsed(), secs(1.0));
}

#[tokio::test(start_paused = true)]
async fn neither_runs_before_it_is_polled() {
    let runs = || (0..3).map(|_| async { panic!("it runs") });
    let by_hand = timeout(secs(1.0), lesson_03::gather(runs()));
    let library = timeout(secs(1.0), gather::gather(runs()));
    sleep(secs(1.0)).await;
    assert_eq!(Handle::current().metrics().num_alive_tasks(), 0);
    drop((by_hand, library));
}

#[tokio::test(start_paused = true)]
async fn a_limit_on_how_many_run_starts_the_next_whenever_one_ends() {
    let start = Instant::now();
    let naps = [1.0, 2.0, 3.0, 1.0].map(|seconds| async move {
        let began = start.elapsed();
        sleep(secs(seconds)).await;
        began
    });
    let begins = gather::gather(naps).limit(NonZeroUsize::new(2).expect("two")).await;
    assert_eq!(begins, [0.0, 0.0, 1.0, 2.0].map(secs));
    assert_eq!(start.elapsed(), secs(4.0));
}

/// Two rooms at a time, and three things at a time in each: six begin at once.
#[tokio::test(start_paused = true)]
async fn a_limit_inside_of_a_limit_counts_its_own_level() {
    let [two, three] = [2, 3].map(|limit| NonZeroUsize::new(limit).expect("it is not zero"));
    let start = Instant::now();
    let thing = move |_| async move {
        let began = start.elapsed();
        sleep(secs(1.0)).await;
        began
    };
    let room = move |_| async move { gather::gather([1, 2, 3, 4].map(thing)).limit(three).await };
    let begins = gather::gather([1, 2, 3].map(room)).limit(two).await;
    let first = [0.0, 0.0, 0.0, 1.0].map(secs);
    assert_eq!(begins, [first, first, first.map(|began| began + secs(2.0))]);
}

#[tokio::test(start_paused = true)]
async fn a_timeout_asks_the_tasks_of_a_gather_to_go_and_they_are_gone_a_moment_later() {
    let alive = || Handle::current().metrics().num_alive_tasks();
    let by_hand = lesson_03::gather([sleep(secs(3.0))]).boxed();
    let library = gather::gather([sleep(secs(3.0))]).into_future().boxed();
    for gather in [by_hand, library] {
        let start = Instant::now();
        timeout(secs(1.0), gather).await.unwrap_err();
        assert_eq!((alive(), start.elapsed()), (1, secs(1.0)), "asked to go, and not gone");
        yield_now().await;
        assert_eq!((alive(), start.elapsed()), (0, secs(1.0)));
    }
}
