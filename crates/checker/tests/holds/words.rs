//! What a refusal says where its words could lead a reader away from the cause.

use std::mem::forget;

use checker::{Cast, Casts, Expected, FetchError, Response, Service, Source, Stage, fetch, secs};
use futures::future::{BoxFuture, try_join_all};

use crate::{Answers, all, broken, check, three};

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
