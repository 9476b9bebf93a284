//! The promises of `as_completed`, `wait` and `task_group`, with a test for each.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use gather::{Group, GroupError, ReturnWhen, as_completed, task_group, wait};
use tokio::runtime::Handle;
use tokio::task::{JoinSet, yield_now};
use tokio::time::{Instant, sleep, timeout};

fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

fn alive() -> usize {
    Handle::current().metrics().num_alive_tasks()
}

async fn nap(ms: u64) -> u64 {
    sleep(millis(ms)).await;
    ms
}

#[tokio::test(start_paused = true)]
async fn results_come_as_they_complete_and_a_slow_body_holds_nothing_up() {
    let start = Instant::now();
    let mut naps = as_completed([30, 10, 40].map(nap));
    let mut seen = Vec::new();
    while let Some((index, ms)) = naps.next().await {
        seen.push((index, ms));
        sleep(millis(1000)).await;
    }
    assert_eq!(seen, [(1, 10), (0, 30), (2, 40)]);
    // Three bodies of a second each, and the 10 ms until the first result: nothing else.
    assert_eq!(start.elapsed(), millis(3010));
}

#[tokio::test(start_paused = true)]
async fn one_deadline_bounds_all_results_and_harms_none() {
    let mut naps = as_completed([30, 10, 40].map(nap));
    let deadline = Instant::now() + millis(35);
    assert_eq!(naps.next_before(deadline).await.unwrap(), Some((1, 10)));
    assert_eq!(naps.next_before(deadline).await.unwrap(), Some((0, 30)));
    assert!(naps.next_before(deadline).await.is_err());
    sleep(millis(100)).await;
    assert_eq!(naps.next_before(deadline).await.unwrap(), Some((2, 40)), "there already");
    assert_eq!(naps.next().await, None);
    assert_eq!(naps.next().await, None);
}

#[tokio::test(start_paused = true)]
async fn a_limit_bounds_what_runs_and_dropping_aborts_it() {
    let made = Arc::new(AtomicUsize::new(0));
    let counter = made.clone();
    let jobs = (0..100).map(move |_| {
        counter.fetch_add(1, SeqCst);
        nap(10)
    });
    let mut naps = as_completed(jobs).limit(NonZeroUsize::new(3).unwrap());
    assert_eq!(made.load(SeqCst), 0);
    naps.next().await;
    assert_eq!(made.load(SeqCst), 3);
    drop(naps);
    yield_now().await;
    assert_eq!(alive(), 0);
}

#[tokio::test(start_paused = true)]
async fn wait_stops_where_it_is_told_and_harms_nobody() {
    async fn job(ms: u64, fails: bool) -> Result<u64, u64> {
        if fails { Err(nap(ms).await) } else { Ok(nap(ms).await) }
    }
    let jobs = || -> JoinSet<_> {
        [(30, false), (10, false), (20, true), (40, false)]
            .map(|(ms, f)| job(ms, f))
            .into_iter()
            .collect()
    };
    let start = Instant::now();
    let mut set = jobs();
    let done = wait(&mut set).return_when(ReturnWhen::FirstCompleted).await;
    assert_eq!((done.len(), set.len(), start.elapsed()), (1, 3, millis(10)));
    let done = wait(&mut set).return_when(ReturnWhen::FirstError(Result::is_err)).await;
    assert_eq!(done.into_iter().map(Result::unwrap).collect::<Vec<_>>(), [Err(20)]);
    let done = wait(&mut set).deadline(start + millis(35)).await;
    assert_eq!((done.len(), set.len(), start.elapsed()), (1, 1, millis(35)));
    let done = wait(&mut set).await;
    assert_eq!((done.len(), set.len(), start.elapsed()), (1, 0, millis(40)));
    assert!(wait(&mut set).await.is_empty(), "an empty set returns at once");

    let mut set = jobs();
    set.spawn(job(5, false)).abort();
    let done = wait(&mut set).return_when(ReturnWhen::FirstError(Result::is_err)).await;
    assert_eq!(done.len(), 3, "an aborted task is no error: the one that fails at 20 ms is");
}

#[tokio::test(start_paused = true)]
async fn no_child_outlives_the_group() {
    let ended = Arc::new(AtomicUsize::new(0));
    let counter = ended.clone();
    let start = Instant::now();
    let result: Result<_, GroupError<()>> = task_group(async move |group: Group<()>| {
        let (inner, counter) = (group.clone(), counter.clone());
        group.spawn(async move {
            nap(10).await;
            let grandchild = counter.clone();
            inner.spawn(async move {
                nap(10).await;
                grandchild.fetch_add(1, SeqCst);
                Ok(())
            });
            counter.fetch_add(1, SeqCst);
            Ok(())
        });
        Ok("body")
    })
    .await;
    assert_eq!(result, Ok(Some("body")));
    assert_eq!((ended.load(SeqCst), start.elapsed(), alive()), (2, millis(20), 0));
}

#[tokio::test(start_paused = true)]
async fn the_first_error_stops_the_rest_and_all_errors_are_told() {
    let start = Instant::now();
    let result: Result<Option<()>, _> = task_group(async |group: Group<&str>| {
        group.set_grace(millis(100));
        group.spawn(async {
            nap(10).await;
            Err("boom")
        });
        let cancelled = group.cancelled();
        group.spawn(async move {
            cancelled.await;
            nap(5).await;
            Err("cleanup failed")
        });
        group.spawn(async {
            std::future::pending::<()>().await;
            Ok(())
        });
        std::future::pending().await
    })
    .await;
    let error = result.unwrap_err();
    assert_eq!(error, GroupError { first: "boom", rest: vec!["cleanup failed"] });
    assert_eq!(error.to_string(), "boom (and 1 more error)");
    // The third child does not wait for the stop, so the grace runs out.
    assert_eq!((start.elapsed(), alive()), (millis(110), 0));
}

#[tokio::test(start_paused = true)]
async fn the_bodys_error_stops_the_children_at_once() {
    let start = Instant::now();
    let result: Result<Option<()>, _> = task_group(async |group: Group<&str>| {
        group.spawn(async {
            nap(1000).await;
            Ok(())
        });
        nap(10).await;
        Err("body")
    })
    .await;
    assert_eq!(result.unwrap_err(), GroupError { first: "body", rest: vec![] });
    assert_eq!((start.elapsed(), alive()), (millis(10), 0));
}

#[tokio::test(start_paused = true)]
async fn a_group_can_be_stopped_without_an_error() {
    let start = Instant::now();
    let result: Result<Option<()>, GroupError<()>> = task_group(async |group: Group<()>| {
        let stopper = group.clone();
        group.spawn(async move {
            nap(10).await;
            stopper.cancel();
            Ok(())
        });
        std::future::pending().await
    })
    .await;
    assert_eq!((result, start.elapsed(), alive()), (Ok(None), millis(10), 0));
}

#[tokio::test(start_paused = true)]
async fn a_childs_panic_resumes_once_all_have_ended() {
    let group = tokio::spawn(task_group(async |group: Group<()>| {
        group.spawn(async {
            nap(1000).await;
            Ok(())
        });
        group.spawn(async {
            nap(10).await;
            std::panic::resume_unwind(Box::new("quietly"))
        });
        Ok(())
    }));
    let start = Instant::now();
    let panic = group.await.unwrap_err().into_panic();
    assert_eq!(panic.downcast_ref(), Some(&"quietly"));
    assert_eq!((start.elapsed(), alive()), (millis(10), 0));
}

#[tokio::test(start_paused = true)]
async fn dropping_the_group_aborts_its_children_and_takes_no_new_ones() {
    let kept: Arc<Mutex<Option<Group<()>>>> = Arc::default();
    let keep = kept.clone();
    let group = task_group(async move |group: Group<()>| {
        *keep.lock().unwrap() = Some(group.clone());
        group.spawn(async {
            nap(1000).await;
            Ok(())
        });
        std::future::pending::<Result<(), ()>>().await
    });
    assert!(timeout(millis(10), group).await.is_err());
    yield_now().await;
    assert_eq!(alive(), 0);
    let group = kept.lock().unwrap().take().unwrap();
    let ran = Arc::new(AtomicUsize::new(0));
    let counter = ran.clone();
    group.spawn(async move {
        counter.fetch_add(1, SeqCst);
        Ok(())
    });
    sleep(millis(10)).await;
    assert_eq!((ran.load(SeqCst), alive()), (0, 0));
}

#[tokio::test(start_paused = true)]
async fn an_outsiders_child_wakes_the_waiting_owner() {
    let start = Instant::now();
    let result: Result<Option<()>, _> = task_group(async |group: Group<&str>| {
        let outsider = group.clone();
        tokio::spawn(async move {
            nap(10).await;
            outsider.spawn(async { Err("from outside") });
        });
        std::future::pending().await
    })
    .await;
    assert_eq!(result.unwrap_err().first, "from outside");
    assert_eq!(start.elapsed(), millis(10));
}

/// A worker that lives longer than its group waits for it to be stopped.
#[tokio::test(start_paused = true)]
async fn only_a_group_that_was_stopped_says_so() {
    type Body = fn(Group<()>) -> Result<(), ()>;
    let bodies: [(Body, bool); 4] = [
        (|_| Ok(()), false),
        (
            |group| {
                group.spawn(async { Ok(()) });
                Ok(())
            },
            false,
        ),
        (|_| Err(()), true),
        (
            |group| {
                group.cancel();
                Ok(())
            },
            true,
        ),
    ];
    for (body, stopped) in bodies {
        let (mut kept, mut cancelled) = (None, None);
        let _ = task_group(async |group: Group<()>| {
            cancelled = Some(group.cancelled());
            kept = Some(group.clone());
            body(group)
        })
        .await;
        let kept = kept.unwrap();
        assert_eq!(kept.is_cancelled(), stopped);
        assert_eq!(timeout(millis(1), kept.cancelled()).await.is_ok(), stopped);
        // One that has ended stays as it was.
        kept.cancel();
        assert_eq!(kept.is_cancelled(), stopped);
        drop(kept);
        assert_eq!(timeout(millis(1), cancelled.unwrap()).await.is_ok(), stopped);
    }
}

#[tokio::test(start_paused = true)]
async fn a_group_that_is_dropped_or_panics_says_that_it_was_stopped() {
    let mut kept = None;
    let dropped = task_group(async |group: Group<()>| {
        kept = Some(group);
        std::future::pending::<Result<(), _>>().await
    });
    assert!(timeout(millis(1), dropped).await.is_err());
    kept.unwrap().cancelled().await;

    let (sender, receiver) = tokio::sync::oneshot::channel();
    let panics = tokio::spawn(task_group(async |group: Group<()>| -> Result<(), ()> {
        let _ = sender.send(group);
        std::panic::resume_unwind(Box::new("quietly"))
    }));
    assert!(panics.await.unwrap_err().is_panic());
    receiver.await.unwrap().cancelled().await;
}

/// Once as the function that makes the body, and once as the body that was made; what the body has
/// of its own once only.
#[test]
fn a_body_is_held_no_more_than_it_must() {
    const BIG: usize = 0x10000;
    let captured = [0u8; BIG];
    let captures = task_group(async move |_: Group<()>| {
        yield_now().await;
        Ok(captured[0])
    });
    let owns = task_group(async |_: Group<()>| {
        let own = [0u8; BIG];
        yield_now().await;
        Ok(own[0])
    });
    assert!(size_of_val(&captures) < 2 * BIG + 1000, "{}", size_of_val(&captures));
    assert!(size_of_val(&owns) < BIG + 1000, "{}", size_of_val(&owns));
}
