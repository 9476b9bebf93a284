//! What the chapter says and no scene shows, on the paused clock.
#![deny(unused_must_use)]

use std::num::NonZeroUsize;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use futures::future::{join_all, try_join_all};
use lesson_04::{collect_data, gathered_trip, opened_trip};
use stage::{Cast, Service, Source, fetch, secs};
use tokio::runtime::Handle;
use tokio::task::{JoinError, JoinSet, yield_now};
use tokio::time::{Instant, sleep};

/// The hotel fails at 1 s.
fn offers() -> Vec<Source> {
    let hotel = Service::new("hotel", secs(1.0)).failing();
    let [train, museum] = [("train", 3.0), ("museum", 2.0)].map(|(n, d)| Service::new(n, secs(d)));
    Cast::new([train, hotel, museum]).sources()
}

fn alive() -> usize {
    Handle::current().metrics().num_alive_tasks()
}

#[tokio::test(start_paused = true)]
async fn try_join_is_content_with_an_err_in_an_ok_and_ends_at_a_panic() {
    let start = Instant::now();
    let fails = async {
        sleep(secs(1.0)).await;
        Err::<(), _>("full")
    };
    let slow = async {
        sleep(secs(3.0)).await;
        Ok::<_, &str>(())
    };
    let joined = tokio::try_join!(tokio::spawn(fails), tokio::spawn(slow));
    assert_eq!(joined.expect("no task panicked"), (Err("full"), Ok(())));
    assert_eq!(start.elapsed(), secs(3.0));

    let handles = [true, false]
        .map(|fails| tokio::spawn(async move { if fails { Err("full") } else { Ok(()) } }));
    let all = try_join_all(handles).await;
    assert_eq!(
        all.expect("no task panicked"),
        [Err("full"), Ok(())],
        "a list of handles is as deaf"
    );

    let start = Instant::now();
    let panics = async {
        sleep(secs(1.0)).await;
        panic!("the booking system is down");
    };
    let joined: Result<((), ()), JoinError> =
        tokio::try_join!(tokio::spawn(panics), tokio::spawn(sleep(secs(3.0))));
    assert!(joined.unwrap_err().is_panic());
    assert_eq!(start.elapsed(), secs(1.0));
}

#[tokio::test(start_paused = true)]
async fn who_is_left_when_the_caller_hears_of_the_error() {
    let [train, hotel, museum] = <[Source; 3]>::try_from(offers()).expect("three offers");
    opened_trip(train, hotel, museum).await.unwrap_err();
    assert_eq!(alive(), 2, "detached");
    sleep(secs(9.0)).await;
    assert_eq!(alive(), 0, "run to their ends");

    for asked_by_name in [false, true] {
        let mut tasks: JoinSet<_> = offers().into_iter().map(fetch).collect();
        tasks.join_next().await.expect("three tasks").expect("no panic").unwrap_err();
        if asked_by_name {
            tasks.abort_all();
        } else {
            drop(tasks);
        }
        assert_eq!(alive(), 2, "asked to go");
        yield_now().await;
        assert_eq!(alive(), 0, "gone");
    }

    gathered_trip(&offers()).await.unwrap_err();
    assert_eq!(alive(), 0, "gone when the caller hears of it");
}

#[tokio::test(start_paused = true)]
async fn a_set_waits_for_those_that_it_aborts_if_it_is_told_to() {
    let mut tasks = JoinSet::new();
    offers().into_iter().for_each(|offer| drop(tasks.spawn(fetch(offer))));
    let first = tasks.join_next().await.expect("three tasks").expect("no panic");
    first.unwrap_err();
    tasks.shutdown().await;
    assert_eq!(alive(), 0);
}

/// One of three has an answer, one a panic, and one is under way: nobody has read the set.
#[tokio::test(start_paused = true)]
async fn a_shutdown_throws_away_what_nobody_has_read_and_abort_all_does_not() {
    for shut in [true, false] {
        let mut tasks = JoinSet::new();
        for seconds in [1.0, 2.0, 9.0] {
            tasks.spawn(async move {
                sleep(secs(seconds)).await;
                assert!(seconds != 2.0, "a bug");
            });
        }
        sleep(secs(3.0)).await;
        if shut {
            tasks.shutdown().await;
            assert!(tasks.join_next().await.is_none());
        } else {
            tasks.abort_all();
            let mut read = async || tasks.join_next().await.expect("three tasks");
            read().await.expect("an answer");
            assert!(read().await.unwrap_err().is_panic());
            assert!(read().await.unwrap_err().is_cancelled());
        }
    }
}

/// The outputs go where they lie: an error, and an answer that holds something.
#[tokio::test(start_paused = true)]
async fn what_nobody_has_read_goes_with_the_set_that_is_dropped() {
    let held = Arc::new(());
    let answer = Arc::clone(&held);
    let mut tasks = JoinSet::from_iter([std::future::ready(Ok(answer))]);
    tasks.spawn(async { Err("a failure that nobody hears of") });
    sleep(secs(1.0)).await;
    assert_eq!((tasks.len(), alive(), Arc::strong_count(&held)), (2, 0, 2));
    drop(tasks);
    assert_eq!(Arc::strong_count(&held), 1);
}

/// Both ask those who are in the set by then.
#[tokio::test(start_paused = true)]
async fn a_set_whose_tasks_were_aborted_takes_others_and_they_run() {
    for shut in [true, false] {
        let mut tasks = JoinSet::new();
        tasks.spawn(std::future::pending());
        match shut {
            true => tasks.shutdown().await,
            false => tasks.abort_all(),
        }
        tasks.spawn(sleep(secs(1.0)));
        let mut answered = 0;
        while let Some(ended) = tasks.join_next().await {
            answered += usize::from(ended.is_ok());
        }
        assert_eq!(answered, 1);
    }
}

#[tokio::test(start_paused = true)]
async fn of_two_errors_try_gather_gives_the_first_in_time() {
    let fails = |seconds| async move {
        sleep(Duration::from_secs(seconds)).await;
        Err::<(), _>(seconds)
    };
    assert_eq!(gather::try_gather([3, 1, 2].map(fails)).await, Err(1));
}

#[tokio::test(start_paused = true)]
async fn a_panic_in_try_gather_resumes_in_the_caller_when_the_others_are_gone() {
    let start = Instant::now();
    let caller = tokio::spawn(async {
        let jobs = [1, 3].map(|seconds| async move {
            sleep(Duration::from_secs(seconds)).await;
            assert!(seconds > 1, "the booking system is down");
            Ok::<_, ()>(seconds)
        });
        gather::try_gather(jobs).await
    });
    assert!(caller.await.unwrap_err().is_panic());
    assert_eq!((start.elapsed(), alive()), (secs(1.0), 0));
}

#[tokio::test(start_paused = true)]
async fn gather_keeps_errors_on_their_lines_and_a_panic_ends_it() {
    let start = Instant::now();
    let results = gather::gather(offers().into_iter().map(fetch)).await;
    let ends: Vec<bool> = results.iter().map(Result::is_ok).collect();
    assert_eq!((ends, start.elapsed()), (vec![true, false, true], secs(3.0)));

    let caller = tokio::spawn(async {
        gather::gather([1, 3].map(|seconds| async move {
            sleep(Duration::from_secs(seconds)).await;
            assert!(seconds > 1, "a bug");
        }))
        .await
    });
    assert!(caller.await.unwrap_err().is_panic());
}

#[tokio::test(start_paused = true)]
async fn results_can_be_parted_or_become_one() {
    let results = || join_all([Ok(1), Err("one"), Ok(2), Err("two")].map(std::future::ready));
    let (answers, failures): (Vec<_>, Vec<_>) =
        results().await.into_iter().partition(Result::is_ok);
    assert_eq!(answers, [Ok(1), Ok(2)], "they are still results");
    assert_eq!(failures, [Err("one"), Err("two")]);
    let one: Result<Vec<_>, _> = results().await.into_iter().collect();
    assert_eq!(one, Err("one"), "the answers and the second error are gone");
    let some: Vec<_> = results().await.into_iter().flatten().collect();
    assert_eq!(some, [1, 2], "no trace of an error");
}

/// That it compiles is the point: an unread result is an error in this file.
#[tokio::test(start_paused = true)]
async fn what_is_in_a_vec_or_comes_out_of_a_set_may_be_left_unread() {
    join_all(offers().iter().map(fetch)).await;
    try_join_all(offers().into_iter().map(fetch).map(tokio::spawn)).await.expect("no panic");
    let mut tasks: JoinSet<_> = offers().into_iter().map(fetch).collect();
    while tasks.join_next().await.is_some() {}
    assert!(tasks.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_panic_in_one_task_leaves_the_whole_collection() {
    let bug = Service::new("news", secs(2.0)).panicking();
    let cast = Cast::new([Service::new("weather", secs(1.0)), bug]);
    let caller = tokio::spawn(async move { collect_data(&cast.sources()).await });
    assert!(caller.await.unwrap_err().is_panic());
}

#[tokio::test(start_paused = true)]
async fn what_a_join_error_knows() {
    let message = |error: JoinError| {
        let carried = error.into_panic();
        carried.downcast_ref::<&str>().map(|text| (*text).to_owned())
    };
    let error = tokio::spawn(async { panic!("out of paper") }).await.unwrap_err();
    assert_eq!((error.is_panic(), error.is_cancelled()), (true, false));
    assert_eq!(message(error).as_deref(), Some("out of paper"));

    let task = tokio::spawn(sleep(secs(1.0)));
    task.abort();
    let error = task.await.unwrap_err();
    assert_eq!((error.is_panic(), error.is_cancelled()), (false, true));
    let asks = tokio::spawn(async move { message(error) });
    assert!(asks.await.unwrap_err().is_panic(), "`into_panic` panics where there was none");
}

#[tokio::test(start_paused = true)]
async fn an_abort_that_comes_too_late_changes_nothing() {
    let task = tokio::spawn(async { "there" });
    yield_now().await;
    task.abort();
    assert_eq!(task.await.expect("it had ended"), "there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_task_that_computes_to_its_end_does_not_hear_of_an_abort() {
    let (begun, has_begun) = mpsc::channel();
    let (go_on, may_go_on) = mpsc::channel();
    let task = tokio::spawn(async move {
        begun.send(()).expect("the caller waits");
        may_go_on.recv().expect("the caller says so");
        "there"
    });
    has_begun.recv().expect("the task begins");
    task.abort();
    go_on.send(()).expect("the task waits for it");
    assert_eq!(task.await.expect("it has ended by itself"), "there");
}

/// A task stops a panic by catching it, and with `abort` nothing can be caught.
#[test]
fn with_panic_abort_nothing_stops_a_panic() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let source = folder.join("panics.rs");
    let program = r#"fn main() { _ = std::panic::catch_unwind(|| panic!()); println!("on"); }"#;
    std::fs::write(&source, program).expect("a file in target");
    for (strategy, printed) in [("unwind", "on\n"), ("abort", "")] {
        let built = folder.join(strategy);
        let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or("rustc".into()));
        rustc.arg(&source).arg("-o").arg(&built).arg(format!("-Cpanic={strategy}"));
        assert!(rustc.status().expect("rustc starts").success());
        let run = Command::new(&built).output().expect("it starts");
        assert_eq!(String::from_utf8_lossy(&run.stdout), printed, "{strategy}");
    }
}

#[tokio::test(start_paused = true)]
async fn thirty_is_the_limit_of_try_join_all_and_try_gather_has_none() {
    let jobs = |count: u64| {
        (0..count).map(|index| async move {
            sleep(secs(if index == 0 { 3.0 } else { 1.0 })).await;
            if index == 1 { Err(index) } else { Ok(index) }
        })
    };
    for (count, told_at) in [(30, 1.0), (31, 3.0), (100, 3.0)] {
        let start = Instant::now();
        assert_eq!(try_join_all(jobs(count)).await, Err(1));
        assert_eq!(start.elapsed(), secs(told_at), "{count} futures");
        let start = Instant::now();
        assert_eq!(gather::try_gather(jobs(count)).await, Err(1));
        assert_eq!(start.elapsed(), secs(1.0), "{count} tasks");
    }
}

/// The first takes 3 s, the second panics at 1 s.
#[tokio::test(start_paused = true)]
async fn a_panic_in_a_list_of_31_waits_for_nobody_in_front_of_it() {
    let start = Instant::now();
    let caller = tokio::spawn(try_join_all((0..31).map(|index| async move {
        sleep(secs(if index == 0 { 3.0 } else { 1.0 })).await;
        assert!(index != 1, "a bug");
        Ok::<_, ()>(index)
    })));
    assert!(caller.await.unwrap_err().is_panic());
    assert_eq!(start.elapsed(), secs(1.0));
}

#[tokio::test(start_paused = true)]
async fn a_pause_before_the_second_try_holds_up_nobody_else() {
    let start = Instant::now();
    let patient = async {
        sleep(Duration::from_millis(500)).await;
        start.elapsed()
    };
    let other = async {
        sleep(Duration::from_millis(100)).await;
        start.elapsed()
    };
    let (patient, other) = tokio::join!(patient, other);
    assert_eq!((other, patient), (secs(0.1), secs(0.5)));
}

/// Panics when it is dropped.
struct Clumsy;

impl Drop for Clumsy {
    fn drop(&mut self) {
        panic!("dropped it");
    }
}

#[tokio::test(start_paused = true)]
async fn a_destructor_that_panics_makes_a_panic_of_an_abort() {
    let task = tokio::spawn(async {
        let _clumsy = Clumsy;
        sleep(secs(1.0)).await;
    });
    yield_now().await;
    task.abort();
    let error = task.await.unwrap_err();
    assert!(error.is_panic() && !error.is_cancelled());
}

/// Two at a time: the first fails while the second works, and the third has not begun.
#[tokio::test(start_paused = true)]
async fn under_a_limit_whoever_has_not_begun_at_the_first_error_never_starts() {
    let begun = Arc::new(Mutex::new(Vec::new()));
    let job = |n: u32| {
        let begun = Arc::clone(&begun);
        async move {
            begun.lock().unwrap().push(n);
            sleep(secs(n.into())).await;
            if n == 1 { Err("no luck") } else { Ok(n) }
        }
    };
    let jobs: Vec<_> = [1, 2, 3].map(job).into();
    let two = NonZeroUsize::new(2).expect("two");
    assert_eq!(gather::try_gather(jobs).limit(two).await, Err("no luck"));
    sleep(secs(9.0)).await;
    assert_eq!(*begun.lock().unwrap(), [1, 2]);
}

/// Each is a task, and tasks of one thread have their first turns in the order of their spawning.
#[tokio::test(start_paused = true)]
async fn behind_an_error_of_the_first_turn_the_other_tasks_have_begun_and_go() {
    let begun = Arc::new(Mutex::new(Vec::new()));
    let job = |n: u32| {
        let begun = Arc::clone(&begun);
        async move {
            begun.lock().unwrap().push(n);
            if n == 1 {
                return Err("no luck");
            }
            sleep(secs(9.0)).await;
            Ok(n)
        }
    };
    let start = Instant::now();
    assert_eq!(gather::try_gather([1, 2, 3].map(job)).await, Err("no luck"));
    assert_eq!((alive(), start.elapsed()), (0, Duration::ZERO));
    assert_eq!(*begun.lock().unwrap(), [1, 2, 3]);

    begun.lock().unwrap().clear();
    let mut set = JoinSet::from_iter([1, 2, 3].map(job));
    assert_eq!(set.join_next().await.unwrap().unwrap(), Err("no luck"));
    assert_eq!(*begun.lock().unwrap(), [1, 2, 3]);
}
