//! For how long a function holds its thread.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use checker::{Cast, Casts, Check, Expected, FetchError, Hold, Stage, Verdict, fetch, secs};
use cpu_time::ThreadTime;
use tokio::task::yield_now;
use tokio::time::sleep;

use crate::{all, breaks, broken, check, in_the_caller, three};

/// In CPU time, which does not depend on other programs. A loop in the function itself: see `words`.
#[test]
fn a_task_that_asks_again_and_again_is_found_though_it_is_not_the_callers() {
    let casts = Casts::of(1..=3);
    let in_a_task = |stage: Stage| async move {
        let task = tokio::spawn(async {
            for _ in 0..60_000 {
                yield_now().await;
            }
            std::future::pending::<()>().await;
        });
        let answers = in_the_caller(&stage.sources).await;
        task.abort();
        answers
    };
    let (_, text) = broken(check(in_a_task, all).told(three()).generated(casts.clone()));
    assert!(text.contains("kept the thread busy for"), "{text}");
    // Some work is not much.
    let quick = |stage: Stage| async move {
        let sum: u64 = (0..2_000_u64).map(std::hint::black_box).sum();
        assert!(sum > 0);
        in_the_caller(&stage.sources).await
    };
    assert_eq!(check(quick, all).told(three()).generated(casts).verdict(), Verdict::Passed);
}

/// Looking at all sources for each of them takes much less.
#[test]
fn who_computes_only_where_there_are_more_than_a_few_is_found() {
    let computing = |stage: Stage| async move {
        let begun = ThreadTime::now();
        while stage.sources.len() > 6 && begun.elapsed() < Duration::from_millis(60) {
            std::hint::spin_loop();
        }
        in_the_caller(&stage.sources).await
    };
    let (holds, text) = broken(check(computing, all).told(three()).generated(Casts::of(0..=12)));
    assert_eq!(holds, [Hold::NotBlocked.to_string()]);
    assert!(text.contains(" ms, in each of several plays with these sources: work"), "{text}");
    let in_a_square = |stage: Stage| async move {
        let answers = in_the_caller(&stage.sources).await?;
        let alike = |answer| answers.iter().filter(|other| *other == answer).count();
        assert!(answers.iter().map(alike).all(|count| count > 0));
        Ok(answers)
    };
    let check = check(in_a_square, all).told(three()).generated(Casts::of(0..=130));
    assert_eq!(check.verdict(), Verdict::Passed);
}

/// The clock stands meanwhile, so that the next fetch begins too early: only this says why.
#[test]
fn of_a_pause_of_the_thread_it_is_said_that_it_blocks_before_what_comes_of_it() {
    let one_more = |cast: &Cast| {
        let pause = secs(0.5);
        let [first, second] = [0, 1].map(|place: usize| cast.services[place].delay);
        Expected::new()
            .fetch(0, Duration::ZERO, first)
            .fetch(1, first + pause, first + pause + second)
            .returning(())
    };
    async fn twice(stage: Stage, asleep_with: usize) -> Result<(), FetchError> {
        fetch(&stage.sources[0]).await?;
        match stage.sources.len() == asleep_with {
            true => thread::sleep(Duration::from_millis(100)),
            false => sleep(secs(0.5)).await,
        }
        fetch(&stage.sources[1]).await?;
        Ok(())
    }
    for (asleep_with, introduction) in [(3, ""), (4, "with other sources, ")] {
        let check = Check::new("asleep", move |stage| twice(stage, asleep_with), one_more);
        let (holds, text) = broken(check.told(three()).generated(Casts::of(3..=4)));
        let wanted = [Hold::NotBlocked, Hold::Resumes].map(|hold| hold.to_string());
        assert_eq!(holds[..2], wanted, "{text}");
        let first = text.find("- ").expect("there is a list");
        assert!(text.starts_with(introduction), "{text}");
        assert!(text[first..].starts_with("- your code blocked the thread for "), "{text}");
        assert!(text.contains(" is expected"), "{text}");
    }
}

/// Who is awaited there has not blocked this one.
#[test]
fn of_a_pause_of_another_thread_it_is_not_said_that_it_blocks() {
    let all_a_second_later = |cast: &Cast| {
        let none_yet = Expected::new();
        let run = cast.services.iter().enumerate().fold(none_yet, |run, (place, service)| {
            run.fetch(place, secs(1.0), secs(1.0) + service.delay)
        });
        run.returning(())
    };
    let beside = |stage: Stage| async move {
        let pause = || thread::sleep(Duration::from_millis(60));
        tokio::task::spawn_blocking(pause).await.expect("it does not panic");
        futures::future::join_all(stage.sources.iter().map(fetch)).await;
        Ok::<_, FetchError>(())
    };
    let check = Check::new("beside", beside, all_a_second_later).told(three());
    let text = broken(check.alone()).1;
    assert!(!text.contains("blocked the thread"), "{text}");
}

#[test]
fn a_thread_is_not_blocked_now_and_then() {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    let at_times = |stage: Stage| async move {
        if CALLS.fetch_add(1, Ordering::Relaxed).is_multiple_of(3) {
            thread::sleep(Duration::from_millis(5));
        }
        in_the_caller(&stage.sources).await
    };
    breaks(check(at_times, all).told(three()).generated(Casts::of(0..=3)), Hold::NotBlocked);
}

/// What another program has done to some plays it does not do to them again.
#[test]
fn a_thread_that_was_blocked_for_a_while_and_then_hardly_ever_is_none_that_blocks() {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    let for_a_while = |stage: Stage| async move {
        let call = CALLS.fetch_add(1, Ordering::Relaxed);
        if call.is_multiple_of(if call < 200 { 3 } else { 20 }) {
            thread::sleep(Duration::from_millis(5));
        }
        in_the_caller(&stage.sources).await
    };
    let check = check(for_a_while, all).told(three()).generated(Casts::of(0..=3));
    assert_eq!(check.verdict(), Verdict::Passed);
    assert!(CALLS.load(Ordering::Relaxed) > 200 + 3 * 8, "the casts were played");
}
