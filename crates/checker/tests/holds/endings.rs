//! How a function treats its thread, and what it leaves behind.

use std::panic::resume_unwind;
use std::time::Duration;

use checker::{Cast, Casts, Check, Expected, Hold, Service, Stage, Verdict, fetch, secs};
use tokio::time::sleep;

use crate::{Answers, all, breaks, broken, check, in_tasks, in_the_caller, three};

#[test]
fn no_task_of_any_kind_lives_on() {
    for leave in [
        || drop(tokio::spawn(std::future::pending::<()>())),
        || drop(tokio::spawn(sleep(secs(9.0)))),
        || drop(tokio::spawn(async { loop_of_turns().await })),
    ] {
        let run = move |stage: Stage| async move {
            leave();
            in_the_caller(&stage.sources).await
        };
        breaks(Check::new("errand", run, all).told(three()), Hold::NothingLeft);
    }
    // Nor when the function panics.
    let panicking = |stage: Stage| async move {
        drop(tokio::spawn(sleep(secs(9.0))));
        let task = tokio::spawn(fetch(stage.sources[0].clone()));
        let panic = task.await.expect_err("it panics").into_panic();
        resume_unwind(panic)
    };
    let expected = |cast: &Cast| Expected::overlapping(cast).panicking_like([0]);
    let cast = Cast::new([Service::new("a", secs(1.0)).panicking()]);
    breaks(check(panicking, expected).told(cast), Hold::NothingLeft);
    // Aborted tasks need a turn to end, and have it.
    let aborted = |stage: Stage| async move {
        let tasks: Vec<_> = (0..500).map(|_| tokio::spawn(sleep(secs(9.0)))).collect();
        let answers = in_the_caller(&stage.sources).await;
        tasks.iter().for_each(tokio::task::JoinHandle::abort);
        answers
    };
    assert_eq!(check(aborted, all).told(three()).verdict(), Verdict::Passed);
}

/// Gives its turn back for as long as somebody counts.
async fn loop_of_turns() {
    for _ in 0..5_000 {
        sleep(Duration::from_millis(1)).await;
    }
}

#[test]
fn a_wait_is_no_loop() {
    let asking = |stage: Stage| async move {
        let task = tokio::spawn(in_tasks(stage.sources));
        while !task.is_finished() {
            sleep(Duration::from_millis(5)).await;
        }
        task.await?
    };
    breaks(check(asking, all).told(three()), Hold::Waits);
    let spinning = |stage: Stage| async move {
        let task = tokio::spawn(in_tasks(stage.sources));
        while !task.is_finished() {
            tokio::task::yield_now().await;
        }
        task.await?
    };
    breaks(check(spinning, all).told(three()), Hold::Waits);
    async fn turns(stage: Stage, many: usize) -> Answers {
        for _ in 0..many {
            tokio::task::yield_now().await;
        }
        in_tasks(stage.sources).await
    }
    breaks(check(|stage| turns(stage, 10_000), all).told(three()), Hold::Waits);
    assert_eq!(check(|stage| turns(stage, 1_000), all).told(three()).verdict(), Verdict::Passed);
}

#[test]
fn the_thread_is_not_blocked_whatever_the_cast() {
    async fn run(stage: Stage, from: usize) -> Answers {
        if stage.sources.len() >= from {
            std::thread::sleep(Duration::from_millis(10));
        }
        in_the_caller(&stage.sources).await
    }
    breaks(check(|stage| run(stage, 0), all).told(three()), Hold::NotBlocked);
    let with_many = check(|stage| run(stage, 30), all).told(three());
    breaks(with_many.generated(Casts::of(0..=100)), Hold::NotBlocked);
}

#[test]
fn the_work_is_done_here() {
    let elsewhere = |stage: Stage| async move {
        let [source, ..] = &stage.sources[..] else { unreachable!() };
        let source = source.clone();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
            runtime.expect("a runtime").block_on(fetch(source))
        });
        Ok(vec![thread.join().map_err(|_| "a panic")??])
    };
    breaks(check(elsewhere, all).told(three()), Hold::Here);
    let a_thread_for_two = |stage: Stage| async move {
        if stage.sources.len() == 2 {
            std::thread::spawn(|| {}).join().map_err(|_| "a panic")?;
        }
        in_the_caller(&stage.sources).await
    };
    let (holds, text) =
        broken(check(a_thread_for_two, all).told(three()).generated(Casts::of(0..=100)));
    assert_eq!(holds, [Hold::Here.to_string()], "{text}");
    assert!(text.starts_with("with other sources, "), "{text}");
}
