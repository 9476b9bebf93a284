//! What a refusal says where its words could lead a reader away from the cause.

use std::error::Error;
use std::mem::forget;
use std::time::Duration;

use checker::{
    Cast, Casts, Check, Expected, FetchError, Response, Service, Source, Stage, Verdict, fetch,
    secs,
};
use cpu_time::ThreadTime;
use futures::future::{BoxFuture, try_join_all};
use tokio::time::{sleep, timeout};

use crate::{Answers, all, answers, broken, check, in_the_caller, three};

fn all_or_the_first_error(cast: &Cast) -> Expected {
    match cast.services.iter().position(|service| service.response == Response::Fails) {
        Some(failed) => Expected::overlapping(cast).failing_with(failed),
        None => all(cast),
    }
}

/// What is cut short at the instant of its own end shows no wait that was cut.
#[test]
fn a_wait_that_is_cut_is_shown_before_its_end() {
    let run =
        |stage: Stage| async move { Ok(try_join_all(stage.sources.iter().map(fetch)).await?) };
    for size in [2, 3, 5] {
        let check = check(run, all_or_the_first_error);
        let text = broken(check.generated(Casts::of(size..=size).failing())).1;
        let (with, rest) = text.split_once('\n').expect("it is introduced");
        for place in 1..=size {
            assert_eq!(with.matches(&format!("({place} s")).count(), 1, "{text}");
        }
        assert!(rest.contains(": it was dropped before it could answer at "), "{text}");
    }
}

#[test]
fn who_is_cut_short_at_its_own_instant_is_told_so() {
    let run = |stage: Stage| async move {
        let [a, b] = &stage.sources[..] else { unreachable!() };
        tokio::select! {
            biased;
            answer = fetch(b) => Ok(vec![answer?]),
            answer = fetch(a) => Ok(vec![answer?]),
        }
    };
    let cast = Cast::new([Service::new("a", secs(1.0)), Service::new("b", secs(1.0)).failing()]);
    let text = broken(check(run, all_or_the_first_error).told(cast)).1;
    let told = "- a was cancelled at 1 s: it was dropped before it could answer, at the same instant and \
                before its turn\n";
    assert!(text.contains(told), "{text}");
}

/// No handle is dropped where there is none.
#[test]
fn a_fetch_that_outlives_its_caller_is_told_with_what_it_ran_in() {
    async fn first(stage: Stage, rest: fn(Vec<BoxFuture<'static, Fetched>>)) -> Answers {
        let all = stage.sources.into_iter().map(|source| Box::pin(fetch(source)) as BoxFuture<_>);
        let (answer, _, others) = futures::future::select_all(all).await;
        rest(others);
        Ok(vec![answer?])
    }
    type Fetched = Result<String, FetchError>;
    let text = |run: fn(Stage) -> crate::Boxed| broken(check(run, all).told(three())).1;
    let forgotten = text(|stage| Box::pin(first(stage, forget)));
    let moved = text(|stage| {
        Box::pin(first(stage, |rest| drop(tokio::spawn(futures::future::join_all(rest)))))
    });
    let told = "- a was still waiting when your function returned at 1 s: its future was neither awaited to \
                its end nor dropped, but put away (`mem::forget`, a static) or moved into a task that runs on\n";
    for text in [forgotten, moved] {
        assert!(text.contains(told) && !text.contains("nobody waited for its task"), "{text}");
    }
    let spawned = text(|stage| {
        Box::pin(async {
            let mut handles = stage.sources.into_iter().map(fetch).map(tokio::spawn);
            let (first, second, third) = (handles.next(), handles.next(), handles.next());
            forget((first, third));
            Ok(vec![second.expect("three").await??])
        })
    });
    let told = "- a was still running when your function returned at 1 s: nobody waited for its task to end, \
                and a task lives on without its handle: it is detached\n";
    assert!(spawned.contains(told), "{spawned}");
}

/// Who is given futures calls no `fetch`.
#[test]
fn who_runs_no_future_is_told_so() {
    async fn gather<F: Future>(futures: impl IntoIterator<Item = F>) -> Vec<F::Output> {
        drop(futures);
        Vec::new()
    }
    async fn ask(source: Source) -> Option<String> {
        fetch(source).await.ok()
    }
    let run = |stage: Stage| async move {
        let outputs = gather(stage.sources.into_iter().map(ask)).await;
        Ok(outputs.into_iter().flatten().collect())
    };
    let text = broken(check(run, all).told(three())).1;
    assert!(
        text.starts_with("- nothing was fetched: no future was run that calls `fetch`."),
        "{text}"
    );
}

async fn joined<E: Into<Box<dyn Error + Send + Sync>>>(
    stage: Stage,
    wrap: fn(tokio::task::JoinError) -> E,
) -> Answers {
    let handles: Vec<_> = stage.sources.into_iter().map(fetch).map(tokio::spawn).collect();
    let mut settled = Vec::new();
    for handle in handles {
        settled.push(handle.await);
    }
    settled.into_iter().map(|joined| Ok(joined.map_err(|error| wrap(error).into())??)).collect()
}

/// Whoever reads the very text that is expected learns from it only that it is not the text alone.
#[test]
fn a_join_error_in_other_clothes_is_told_from_the_one_that_is_meant() {
    let cast = || Cast::new([Service::new("a", secs(1.0)).panicking()]);
    let expected = |cast: &Cast| Expected::overlapping(cast).in_tasks().failing_with_panic_of(0);
    let own = |stage: Stage| joined(stage, |error| error);
    assert_eq!(check(own, expected).told(cast()).verdict(), Verdict::Passed);
    let text = |stage: Stage| joined(stage, |error| error.to_string());
    let wrapped = |stage: Stage| joined(stage, std::io::Error::other);
    let texts = [
        broken(check(text, expected).told(cast())).1,
        broken(check(wrapped, expected).told(cast())).1,
    ];
    let told = "- your error says \"task … panicked with message \"a panicked\"\" but is not the \
                `JoinError` of the task in which a panicked: return that error itself, not only its text\n";
    for text in texts {
        assert!(text.starts_with(told), "{text}");
        // Each task has another number, and each run other tasks.
        assert!(!text.contains("task 1") && !text.contains("task 2"), "{text}");
    }
    let other = |stage: Stage| joined(stage, |_| "no");
    let text = broken(check(other, expected).told(cast())).1;
    assert!(
        text.starts_with("- your function failed with \"no\"; the `JoinError` of the"),
        "{text}"
    );
    let unwrapped = |stage: Stage| async move {
        let task = tokio::spawn(fetch(stage.sources[0].clone()));
        Ok(vec![task.await.unwrap()?])
    };
    let text = broken(check(unwrapped, expected).told(cast())).1;
    assert!(text.contains("JoinError::Panic(Id(…), \"a panicked\""), "{text}");
}

#[test]
fn who_fails_with_another_tasks_join_error_is_told_whose() {
    let cast = Cast::new([
        Service::new("a", secs(1.0)).panicking(),
        Service::new("b", secs(2.0)).panicking(),
    ]);
    let expected = |cast: &Cast| Expected::overlapping(cast).in_tasks().failing_with_panic_of(0);
    let last = |mut stage: Stage| async move {
        stage.sources.reverse();
        joined(stage, |error| error).await
    };
    let text = broken(check(last, expected).told(cast)).1;
    let told = "- your function failed with the `JoinError` of the task in which b panicked; the `JoinError` \
                of the task in which a panicked is expected\n";
    assert!(text.contains(told), "{text}");
    let around = |stage: Stage| async move {
        let source = stage.sources[0].clone();
        let inside = async { tokio::spawn(fetch(source)).await.expect("no panic") };
        Ok(vec![tokio::spawn(inside).await??])
    };
    let cast = Cast::new([Service::new("a", secs(1.0)).panicking()]);
    let text = broken(check(around, expected).told(cast)).1;
    let told = "- your function failed with the `JoinError` of another task; the `JoinError` of the task in \
                which a panicked is expected\n";
    assert!(text.contains(told), "{text}");
}

/// A line that has all that is expected, and more, was printed nevertheless.
#[test]
fn a_line_that_says_more_is_told_as_it_was_printed() {
    fn expected(cast: &Cast) -> Expected {
        all(cast).printing(secs(1.0), "half way")
    }
    fn printing(print: fn()) -> String {
        let run = move |stage: Stage| async move {
            let at_one = async {
                sleep(secs(1.0)).await;
                print();
            };
            tokio::join!(in_the_caller(&stage.sources), at_one).0
        };
        broken(Check::new("errand", run, expected).told(three())).1
    }
    let ends = "\"half way\" is expected, in one line with nothing else";
    let told = |printed: &str| format!("- your run printed {printed} at 1 s; {ends}\n");
    let text = printing(|| tracing::info!(len = 3, "half way"));
    assert!(text.starts_with(&told("\"half way len=3\"")), "{text}");
    let text = printing(|| tracing::info!("half way\n"));
    assert!(text.starts_with(&told("\"half way\\n\"")), "{text}");
    let text = printing(|| {
        tracing::info!("half");
        tracing::info!(" way");
    });
    assert!(text.starts_with(&told("\"half\" and \" way\"")), "{text}");
    let text = printing(|| tracing::info!("nearly there"));
    assert!(text.starts_with("- your run did not print \"half way\" at 1 s\n"), "{text}");
    // What is expected beside it is no part of it.
    let text = printing(|| tracing::info!("h"));
    assert!(text.starts_with("- your run did not print \"half way\" at 1 s\n"), "{text}");
}

/// A path of somebody else's crate is none that a reader knows, or may change.
#[test]
fn a_panic_in_another_crate_is_told_with_the_place_in_that_crate() {
    let none_to_select = |_: Stage| async move {
        let (answer, ..) = futures::future::select_all(Vec::<BoxFuture<'_, Answers>>::new()).await;
        answer
    };
    let in_a_task = |stage: Stage| async move {
        let none = Vec::<BoxFuture<'_, ()>>::new();
        let aside = tokio::spawn(async { drop(futures::future::select_all(none).await) });
        let answers = in_the_caller(&stage.sources).await;
        drop(aside.await);
        answers
    };
    let all = |cast: &Cast| Expected::overlapping(cast).returning(answers(cast));
    for text in [
        broken(check(none_to_select, all).told(three())).1,
        broken(check(in_a_task, all).told(three())).1,
    ] {
        let (_, place) = text.split_once("panic").expect("there is one");
        let (_, place) = place.split_once(" at ").expect("with its place");
        assert!(place.starts_with("futures-util-0"), "{text}");
        assert!(
            place.contains("/src/future/select_all.rs:") && !text.contains("registry"),
            "{text}"
        );
    }
}

/// Who computes in each play has neither a loop around a wait nor a task that asks.
#[test]
fn work_that_computes_is_named_where_the_thread_is_kept_busy() {
    let computing = |stage: Stage| async move {
        let begun = ThreadTime::now();
        while begun.elapsed() < Duration::from_millis(12) {
            std::hint::spin_loop();
        }
        in_the_caller(&stage.sources).await
    };
    let text = broken(check(computing, all).generated(Casts::of(2..=2))).1;
    let told =
        " ms, in each of several plays with as few sources as these: work that computes, a loop";
    assert!(text.contains(told), "{text}");
}

/// The panic has no place in the learner's file.
#[test]
fn who_polls_a_future_that_is_over_is_told_so() {
    let run = |stage: Stage| async move {
        let mut first = Box::pin(fetch(stage.sources[0].clone()));
        first.as_mut().await?;
        Ok(vec![first.await?])
    };
    let text = broken(check(run, all).told(three())).1;
    let text = text.replace('\n', " ");
    assert!(text.contains("a future was polled again when it had given its result"), "{text}");
}

/// A thread answers in real time, and this clock does not wait for it.
#[test]
fn who_waits_for_a_thread_may_wait_for_what_never_comes() {
    let run = |stage: Stage| async move {
        let answers = in_the_caller(&stage.sources).await;
        std::future::pending::<()>().await;
        answers
    };
    let text = broken(check(run, all).told(three())).1;
    assert!(text.contains("a thread (this clock"), "{text}");
}

#[test]
fn who_moves_the_clock_is_told_that_it_is_one_for_all() {
    let run = |stage: Stage| async move {
        tokio::time::advance(secs(0.5)).await;
        in_the_caller(&stage.sources).await
    };
    let late = |cast: &Cast| {
        let fetched = |run: Expected, (place, service): (usize, &Service)| {
            run.fetch(place, secs(0.5), secs(0.5) + service.delay)
        };
        let run = cast.services.iter().enumerate().fold(Expected::new(), fetched);
        run.returning(answers(cast))
    };
    let text = broken(check(run, late).told(three())).1;
    assert!(text.contains("so is the clock"), "{text}");
}

/// Who has begun to wait and then looks away drops a fetch that could have answered.
#[test]
fn a_fetch_that_nobody_polled_any_more_is_told_so() {
    let run = |stage: Stage| async move {
        let mut b = Box::pin(fetch(stage.sources[1].clone()));
        _ = timeout(secs(0.5), b.as_mut()).await;
        sleep(secs(2.0)).await;
        Ok(Vec::new())
    };
    let text = broken(check(run, all).told(three())).1.replace('\n', " ");
    let told = "b was dropped at 2.5 s: nobody polled it any more when it could answer at 1 s";
    assert!(text.contains(told), "{text}");
}

/// Among a hundred sources as many may be missing, and a reader looks for the cause.
#[test]
fn of_many_differences_of_one_kind_a_few_are_told() {
    let run = |stage: Stage| async move {
        let few = stage.sources.len().min(40);
        in_the_caller(&stage.sources[..few]).await
    };
    let text = broken(check(run, all).generated(Casts::of(100..=100))).1;
    assert!(text.contains("was not fetched"), "{text}");
    assert!(text.contains("\n- and 53 more like these\n"), "{text}");
    assert!(text.lines().filter(|line| line.starts_with("- ")).count() < 12, "{text}");
}

/// What a task is that nobody waited for is the same for each of them.
#[test]
fn why_is_told_once_of_many() {
    let run = |stage: Stage| async move {
        let handles: Vec<_> = stage.sources.into_iter().map(fetch).map(tokio::spawn).collect();
        sleep(secs(0.5)).await;
        drop(handles);
        Ok(Vec::new())
    };
    let text = broken(check(run, all).told(three())).1;
    let told = "- a was still running when your function returned at 500 ms: nobody waited for its task to \
                end, and a task lives on without its handle: it is detached\n\
                - b was still running when your function returned at 500 ms\n\
                - c was still running when your function returned at 500 ms\n";
    assert!(text.contains(told), "{text}");
}
