//! What the chapter says of a group that is stopped, and of its grace, and no scene shows.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use gather::task_group;
use stage::secs;
use tokio::runtime::Handle;
use tokio::time::{Instant, sleep, timeout};

/// Whoever does not listen has the whole grace all the same, and may come to his end in it.
#[tokio::test(start_paused = true)]
async fn who_does_not_listen_runs_until_the_grace_ends() {
    for (seconds, end) in [(1.5, 1.5), (9.0, 3.0)] {
        let start = Instant::now();
        let group = task_group(async |group| {
            group.set_grace(secs(2.0));
            group.spawn(async move {
                sleep(secs(seconds)).await;
                Ok(())
            });
            sleep(secs(1.0)).await;
            Err::<(), _>("no luck")
        });
        group.await.unwrap_err();
        assert_eq!(start.elapsed(), secs(end));
    }
}

/// The limit that keeps the promise: a child sleeps, and stops the group.
#[tokio::test(start_paused = true)]
async fn a_child_that_sleeps_is_a_limit_with_a_grace() {
    let start = Instant::now();
    let group = task_group(async |group| {
        group.set_grace(secs(5.0));
        let limit = group.clone();
        group.spawn(async move {
            sleep(secs(1.0)).await;
            limit.cancel();
            Ok(())
        });
        let stopped = group.cancelled();
        group.spawn(async move {
            stopped.await;
            sleep(secs(1.0)).await;
            Ok::<_, String>(())
        });
        sleep(secs(9.0)).await;
        Ok(())
    });
    assert_eq!(group.await, Ok(None));
    let alive = Handle::current().metrics().num_alive_tasks();
    assert_eq!((start.elapsed(), alive), (secs(2.0), 0));
}

/// A child that is told may still spawn, as long as the grace lasts; later, or without one, nobody comes in.
#[tokio::test(start_paused = true)]
async fn a_group_that_was_stopped_takes_in_whom_its_grace_has_time_for() {
    for (grace, comes) in [(0.0, 0), (2.0, 1)] {
        let come = Arc::new(AtomicUsize::new(0));
        let group = task_group(async |group| {
            group.set_grace(secs(grace));
            group.cancel();
            let come = come.clone();
            group.spawn(async move {
                come.fetch_add(1, Ordering::SeqCst);
                Ok::<_, String>(())
            });
            Ok(())
        });
        group.await.unwrap();
        assert_eq!(come.load(Ordering::SeqCst), comes, "{grace}");
    }
}

/// The group is stopped at 1 s. A child that is spawned at 2 s has no grace of its own.
#[tokio::test(start_paused = true)]
async fn who_is_spawned_during_the_grace_has_what_is_left_of_it() {
    let start = Instant::now();
    let group = task_group(async |group| {
        group.set_grace(secs(3.0));
        let siblings = group.clone();
        group.spawn(async move {
            siblings.cancelled().await;
            sleep(secs(1.0)).await;
            siblings.spawn(async {
                sleep(secs(9.0)).await;
                Ok(())
            });
            Ok(())
        });
        sleep(secs(1.0)).await;
        Err::<(), _>("no luck")
    });
    group.await.unwrap_err();
    assert_eq!(start.elapsed(), secs(4.0));
}

/// A group that is not stopped leaves those who wait for its stop alone; any number may wait.
#[tokio::test(start_paused = true)]
async fn who_waits_for_a_stop_that_never_comes_waits_for_ever() {
    let mut waits = Vec::new();
    let group = task_group(async |group| {
        waits.extend([group.cancelled(), group.cancelled()]);
        Ok::<_, String>(())
    });
    assert_eq!(group.await, Ok(Some(())));
    for wait in waits {
        timeout(secs(99.0), wait).await.unwrap_err();
    }
}

/// A stop before the body's end takes its value away; one after it does not.
#[tokio::test(start_paused = true)]
async fn a_stop_is_no_error_and_tells_whether_the_body_had_ended() {
    for (body, wanted) in [(0.0, Some("value")), (2.0, None)] {
        let group = task_group(async |group| {
            let stop = group.clone();
            group.spawn(async move {
                sleep(secs(1.0)).await;
                stop.cancel();
                Ok(())
            });
            sleep(secs(body)).await;
            Ok::<_, String>("value")
        });
        assert_eq!(group.await, Ok(wanted));
    }
}

#[tokio::test(start_paused = true)]
async fn a_body_that_stops_its_group_goes_on_to_its_next_wait() {
    let group = task_group(async |group| {
        group.cancel();
        Ok::<_, &str>("without a wait")
    });
    assert_eq!(group.await.unwrap(), Some("without a wait"));

    let group = task_group(async |group| {
        group.cancel();
        sleep(secs(1.0)).await;
        Ok::<_, &str>("behind a wait")
    });
    assert_eq!(group.await.unwrap(), None);
}

#[tokio::test(start_paused = true)]
async fn without_a_grace_nobody_hears_that_the_group_is_stopped() {
    for grace in [secs(0.0), secs(0.001)] {
        let heard = Arc::new(AtomicUsize::new(0));
        let group = task_group(async |group| {
            group.set_grace(grace);
            let (stopped, heard) = (group.cancelled(), heard.clone());
            group.spawn(async move {
                stopped.await;
                heard.fetch_add(1, Ordering::SeqCst);
                Ok(())
            });
            sleep(secs(1.0)).await;
            Err::<(), _>("no luck")
        });
        group.await.unwrap_err();
        assert_eq!(heard.load(Ordering::SeqCst) == 1, !grace.is_zero(), "{grace:?}");
    }
}
