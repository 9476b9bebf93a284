//! What one failure, or two, does to those that are joined with it, on the paused clock.

use std::cell::RefCell;
use std::time::Duration;

use futures::FutureExt;
use futures::future::{BoxFuture, LocalBoxFuture, join_all, try_join_all};
use lesson_03::{dashboard, gather, kitchen};
use stage::{Cast, FetchError, Service, Source, fetch, secs};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};

/// The profile fails after 2 s, the orders after 1 s.
fn both_fail() -> Vec<Source> {
    let profile = Service::new("profile", secs(2.0)).failing();
    Cast::new([profile, Service::new("orders", secs(1.0)).failing()]).sources()
}

#[tokio::test(start_paused = true)]
async fn of_two_errors_try_join_gives_the_first_in_time_and_join_the_first_that_is_looked_at() {
    let services = both_fail();
    let start = Instant::now();
    let error = dashboard(&services[0], &services[1]).await.unwrap_err();
    assert_eq!((error.to_string().as_str(), start.elapsed()), ("orders failed", secs(1.0)));

    let start = Instant::now();
    let page = async {
        let (profile, orders) = tokio::join!(fetch(&services[0]), fetch(&services[1]));
        Ok::<_, FetchError>(format!("{} + {}", profile?, orders?))
    };
    let error = page.await.unwrap_err();
    assert_eq!((error.to_string().as_str(), start.elapsed()), ("profile failed", secs(2.0)));

    // `collect` behind `join_all` goes through the list as the two `?` do.
    let error = kitchen(&services).await.unwrap_err();
    assert_eq!(error.to_string(), "profile failed");
}

/// A service that refuses at once, and one behind it.
#[tokio::test(start_paused = true)]
async fn who_stands_behind_an_error_of_the_first_poll_never_starts() {
    let started = RefCell::new(0);
    let behind = || async {
        *started.borrow_mut() += 1;
        sleep(secs(1.0)).await;
        Ok::<_, &str>(())
    };
    let refuses = || async { Err("refused") };
    let begun = Instant::now();
    assert_eq!(tokio::try_join!(refuses(), behind()), Err("refused"));
    let list: [LocalBoxFuture<_>; 2] = [refuses().boxed_local(), behind().boxed_local()];
    assert_eq!(try_join_all(list).await, Err("refused"));
    assert_eq!((*started.borrow(), begun.elapsed()), (0, Duration::ZERO));

    let _ = tokio::try_join!(behind(), refuses());
    let _ = tokio::join!(refuses(), behind());
    assert_eq!((*started.borrow(), begun.elapsed()), (2, secs(1.0)));
}

async fn fails(name: &'static str) -> Result<(), &'static str> {
    sleep(secs(1.0)).await;
    Err(name)
}

/// The polls of `join!` and `try_join!` begin in turn: the first poll with the first future, the second with the
/// second. A list always begins with its first.
#[tokio::test(start_paused = true)]
async fn of_two_errors_at_one_instant_the_one_that_is_polled_first_counts() {
    assert_eq!(tokio::try_join!(fails("upper"), fails("lower")), Err("lower"));
    let wakes_between = async {
        sleep(secs(0.5)).await;
        Ok(())
    };
    let woken = tokio::try_join!(fails("upper"), fails("lower"), wakes_between);
    assert_eq!(woken, Err("upper"), "the third poll begins with the third");
    assert_eq!(tokio::try_join!(biased; fails("upper"), fails("lower")), Err("upper"));
    for count in [2, 31] {
        let list = (0..count).map(|n| fails(if n == 0 { "upper" } else { "lower" }));
        assert_eq!(try_join_all(list).await, Err("upper"));
    }
}

/// A panic needs its poll as an error does, and the future that is not polled any more is dropped.
#[tokio::test(start_paused = true)]
async fn of_two_panics_at_one_instant_the_one_that_is_polled_first_goes_on() {
    async fn panics(name: &'static str) {
        sleep(secs(1.0)).await;
        std::panic::resume_unwind(Box::new(name));
    }
    let in_turn = async {
        tokio::join!(panics("upper"), panics("lower"));
    };
    let biased = async {
        tokio::join!(biased; panics("upper"), panics("lower"));
    };
    let list = async |count| {
        join_all((0..count).map(|n| panics(if n == 0 { "upper" } else { "lower" }))).await;
    };
    let ways: [(BoxFuture<'static, ()>, _); 4] = [
        (in_turn.boxed(), "lower"),
        (biased.boxed(), "upper"),
        (list(2).boxed(), "upper"),
        (list(31).boxed(), "upper"),
    ];
    for (way, first) in ways {
        let panic = tokio::spawn(way).await.unwrap_err().into_panic();
        assert_eq!(panic.downcast_ref(), Some(&first));
    }
}

#[tokio::test(start_paused = true)]
async fn a_future_that_try_join_drops_runs_its_destructors_and_no_other_line() {
    struct Leaves<'a>(&'a RefCell<Vec<&'static str>>);
    impl Drop for Leaves<'_> {
        fn drop(&mut self) {
            self.0.borrow_mut().push("dropped");
        }
    }

    let seen = RefCell::new(Vec::new());
    let slow = async {
        let _leaves = Leaves(&seen);
        sleep(secs(1.5)).await;
        seen.borrow_mut().push("went on");
        Ok(())
    };
    let failing = async {
        sleep(secs(1.0)).await;
        Err::<(), _>("failed")
    };
    assert_eq!(tokio::try_join!(slow, failing), Err("failed"));
    assert_eq!(*seen.borrow(), ["dropped"], "when the caller resumes it has been dropped");
    sleep(secs(9.0)).await;
    assert_eq!(*seen.borrow(), ["dropped"]);
}

#[tokio::test(start_paused = true)]
async fn all_but_try_join_hear_everybody_out() {
    fn services() -> [impl Future<Output = Result<u64, u64>> + Send + 'static; 2] {
        [1, 3].map(|seconds| async move {
            sleep(Duration::from_secs(seconds)).await;
            if seconds == 1 { Err(seconds) } else { Ok(seconds) }
        })
    }

    let start = Instant::now();
    let [first, second] = services();
    assert_eq!(tokio::join!(first, second), (Err(1), Ok(3)));
    assert_eq!(join_all(services()).await, [Err(1), Ok(3)]);
    assert_eq!(gather(services()).await, [Err(1), Ok(3)]);
    assert_eq!(start.elapsed(), secs(9.0), "three seconds each");
    let [first, second] = services();
    assert_eq!(tokio::try_join!(first, second), Err(1));
    assert_eq!(start.elapsed(), secs(10.0));
}

#[tokio::test(start_paused = true)]
async fn try_join_all_is_try_join_for_a_list_of_thirty_and_waits_in_order_for_a_longer_one() {
    for (length, told_at) in [(2, 1.0), (30, 1.0), (31, 3.0), (100, 3.0)] {
        let futures = (0..length).map(|index| async move {
            sleep(secs(if index == 0 { 3.0 } else { 1.0 })).await;
            if index == 0 { Ok(()) } else { Err(index) }
        });
        let start = Instant::now();
        assert_eq!(try_join_all(futures).await, Err(1));
        assert_eq!(start.elapsed(), secs(told_at), "{length} futures");
    }
}

#[tokio::test(start_paused = true)]
async fn a_panic_in_a_set_leaves_join_all_at_once_and_cuts_off_the_others() {
    let start = Instant::now();
    let caller = tokio::spawn(async {
        let mut set = JoinSet::new();
        set.spawn(async {
            sleep(secs(1.0)).await;
            panic!("the salad falls");
        });
        set.spawn(sleep(secs(3.0)));
        set.join_all().await
    });
    assert!(caller.await.unwrap_err().is_panic());
    assert_eq!(start.elapsed(), secs(1.0));
    tokio::task::yield_now().await;
    let alive = tokio::runtime::Handle::current().metrics().num_alive_tasks();
    assert_eq!(alive, 0, "the other was aborted");
}

#[tokio::test(start_paused = true)]
async fn boxes_make_one_type_of_two_kinds_of_futures() {
    async fn greet(guest: &str) -> Result<String, FetchError> {
        Ok(format!("good evening, {guest}"))
    }

    // ANCHOR: boxed
    let evening = [greet("Ada").boxed(), fetch(Source::new("soup", secs(1.0))).boxed()];
    let results = join_all(evening).await;
    // ANCHOR_END: boxed
    let said: Vec<_> = results.into_iter().map(Result::unwrap).collect();
    assert_eq!(said, ["good evening, Ada", "soup"]);
}

#[tokio::test(start_paused = true)]
async fn join_all_of_a_set_panics_for_a_task_that_was_aborted() {
    let mut set = JoinSet::new();
    set.spawn(sleep(secs(1.0))).abort();
    set.spawn(sleep(secs(2.0)));
    let panic = tokio::spawn(set.join_all()).await.unwrap_err();
    assert!(panic.is_panic());
}
