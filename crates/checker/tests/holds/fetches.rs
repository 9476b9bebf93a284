//! Which sources are asked, when, where, and for how long.

use std::error::Error;
use std::future::poll_fn;
use std::task::Poll;
use std::time::Duration;

use checker::{
    Cast, Check, Expected, FetchError, Hold, Service, Source, Stage, Verdict, fetch, secs,
};
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::{all, answers, breaks, broken, check, in_tasks, in_the_caller, three};

#[test]
fn the_caller_resumes_at_its_instant_and_fetches_start_at_theirs() {
    let late = |stage: Stage| async move {
        let answers = in_the_caller(&stage.sources).await;
        sleep(Duration::from_millis(1)).await;
        answers
    };
    breaks(check(late, all).told(three()), Hold::Resumes);
    let later = |stage: Stage| async move {
        let [a, b, c] = &stage.sources[..] else { unreachable!() };
        let c = async {
            sleep(secs(1.0)).await;
            fetch(c).await
        };
        let (a, b, c) = tokio::join!(fetch(a), fetch(b), c);
        Ok(vec![a?, b?, c?])
    };
    breaks(check(later, all).told(three()), Hold::Starts);
}

#[test]
fn each_source_is_fetched_as_often_as_wanted() {
    let twice = |stage: Stage| async move {
        tokio::join!(in_the_caller(&stage.sources), in_the_caller(&stage.sources)).0
    };
    breaks(check(twice, all).told(three()), Hold::Starts);
}

#[test]
fn who_is_detached_or_dropped_has_not_come_to_its_end() {
    let detached = |stage: Stage| async move {
        let mut handles = stage.sources.into_iter().map(fetch).map(tokio::spawn);
        let (_, second, _) = (handles.next(), handles.next(), handles.next());
        Ok(vec![second.expect("three").await??])
    };
    breaks(check(detached, all).told(three()), Hold::Ends);
    let raced = |stage: Stage| async move {
        let all = stage.sources.iter().map(|source| Box::pin(fetch(source)));
        let (answer, ..) = futures::future::select_all(all).await;
        Ok(vec![answer?])
    };
    breaks(check(raced, all).told(three()), Hold::Ends);
}

#[test]
fn who_is_to_be_dropped_is_dropped_on_time() {
    fn first_wins(cast: &Cast) -> Expected {
        let end = secs(1.0);
        let expected = Expected::new().fetch(1, Duration::ZERO, end);
        let expected = expected.cancelled(0, Duration::ZERO, end).cancelled(2, Duration::ZERO, end);
        expected.returning([cast.services[1].answer().unwrap_or_default()])
    }
    let raced = |stage: Stage| async move {
        let all = stage.sources.iter().map(|source| Box::pin(fetch(source)));
        let (answer, ..) = futures::future::select_all(all).await;
        Ok(vec![answer?])
    };
    assert_eq!(check(raced, first_wins).told(three()).verdict(), Verdict::Passed);
    let awaited = |stage: Stage| async move {
        let answers = in_the_caller(&stage.sources).await?;
        Ok(vec![answers[1].clone()])
    };
    breaks(check(awaited, first_wins).told(three()), Hold::Dropped);
}

#[test]
fn fetches_run_where_they_are_wanted() {
    let here = |stage: Stage| async move { in_the_caller(&stage.sources).await };
    breaks(check(here, |cast| all(cast).in_tasks()).told(three()), Hold::Place);
    let away = |stage: Stage| in_tasks(stage.sources);
    breaks(check(away, |cast| all(cast).in_the_caller()).told(three()), Hold::Place);
    let shared = |stage: Stage| async move {
        let sources = stage.sources;
        tokio::spawn(async move { in_the_caller(&sources).await }).await?
    };
    let (holds, text) = broken(check(shared, |cast| all(cast).in_tasks()).told(three()));
    assert_eq!(holds, [Hold::Place.to_string()], "{text}");
    assert!(text.contains("ran in one task; a task for each is expected"), "{text}");
}

#[test]
fn no_more_wait_at_once_than_may() {
    use futures::{StreamExt, TryStreamExt, stream};
    fn expected(cast: &Cast) -> Expected {
        // a 3 s, then b 1 s beside it, then c 2 s in the place of b.
        let expected = Expected::new().fetch(0, Duration::ZERO, secs(3.0));
        let expected = expected.fetch(1, Duration::ZERO, secs(1.0)).fetch(2, secs(1.0), secs(3.0));
        expected.at_once(2).returning(answers(cast))
    }
    let two = |stage: Stage| async move {
        let all = stage.sources.iter().enumerate();
        let all =
            all.map(
                |(place, source)| async move { Ok::<_, FetchError>((place, fetch(source).await?)) },
            );
        let mut answers: Vec<_> = stream::iter(all).buffer_unordered(2).try_collect().await?;
        answers.sort_unstable();
        Ok::<_, Box<dyn Error + Send + Sync>>(
            answers.into_iter().map(|(_, answer)| answer).collect(),
        )
    };
    assert_eq!(check(two, expected).told(three()).verdict(), Verdict::Passed);
    let all_at_once = |stage: Stage| async move { in_the_caller(&stage.sources).await };
    breaks(check(all_at_once, expected).told(three()), Hold::AtOnce);
}

#[test]
fn who_is_aborted_is_awaited_where_all_should_be_gone() {
    fn cut(cast: &Cast) -> Expected {
        Expected::new()
            .fetch(0, Duration::ZERO, secs(1.0))
            .cancelled(1, Duration::ZERO, secs(1.0))
            .returning(cast.services[0].answer().unwrap_or_default())
    }
    fn gone(cast: &Cast) -> Expected {
        cut(cast).when_all_are_gone()
    }
    async fn first(set: &mut JoinSet<Result<String, FetchError>>, sources: &[Source]) -> String {
        sources.iter().cloned().for_each(|source| drop(set.spawn(fetch(source))));
        set.join_next().await.expect("two are there").expect("none panics").expect("none fails")
    }
    let dropped = |stage: Stage| async move {
        Ok::<_, FetchError>(first(&mut JoinSet::new(), &stage.sources).await)
    };
    let aborted = |stage: Stage| async move {
        let mut set = JoinSet::new();
        let answer = first(&mut set, &stage.sources).await;
        set.abort_all();
        Ok::<_, FetchError>(answer)
    };
    let awaited = |stage: Stage| async move {
        let mut set = JoinSet::new();
        let answer = first(&mut set, &stage.sources).await;
        set.shutdown().await;
        Ok::<_, FetchError>(answer)
    };
    let cast = || Cast::new([Service::new("a", secs(1.0)), Service::new("b", secs(2.0))]);
    assert_eq!(Check::new("gone", awaited, gone).told(cast()).verdict(), Verdict::Passed);
    assert_eq!(Check::new("gone", dropped, cut).told(cast()).verdict(), Verdict::Passed);
    let ends = [
        Check::new("gone", dropped, gone).told(cast()),
        Check::new("gone", aborted, gone).told(cast()),
    ];
    for check in ends {
        breaks(check.hold(Hold::Ends, "When nobody is left."), Hold::Ends);
    }
}

#[test]
fn who_has_nothing_to_wait_for_gives_no_turn_back() {
    let expected = |cast: &Cast| all(cast).in_the_first_poll();
    let empty = || Cast::new([]);
    let at_once = |stage: Stage| async move { in_the_caller(&stage.sources).await };
    assert_eq!(check(at_once, expected).told(empty()).verdict(), Verdict::Passed);
    let a_turn = |stage: Stage| async move {
        tokio::task::yield_now().await;
        in_the_caller(&stage.sources).await
    };
    let a_task = |stage: Stage| async move {
        tokio::spawn(async {}).await?;
        in_the_caller(&stage.sources).await
    };
    assert_eq!(check(a_turn, all).told(empty()).verdict(), Verdict::Passed);
    breaks(check(a_turn, expected).told(empty()), Hold::Resumes);
    breaks(check(a_task, expected).told(empty()), Hold::Resumes);
}

#[test]
fn a_fetch_that_is_handed_on_has_no_task_of_its_own() {
    let begun_in_tasks = |stage: Stage| async move {
        let begin = |source: Source| async move {
            let mut begun = Box::pin(fetch(source));
            let first = poll_fn(|context| Poll::Ready(begun.as_mut().poll(context).is_pending()));
            assert!(first.await);
            [begun]
        };
        let tasks: Vec<_> =
            stage.sources.into_iter().map(|source| tokio::spawn(begin(source))).collect();
        let mut begun = Vec::new();
        for task in tasks {
            begun.extend(task.await?);
        }
        let all = futures::future::join_all(begun).await;
        Ok(all.into_iter().collect::<Result<_, _>>()?)
    };
    let (_, text) = broken(check(begun_in_tasks, |cast| all(cast).in_tasks()).told(three()));
    assert!(text.contains("a, b and c began in one task and ended in another"), "{text}");
    breaks(check(begun_in_tasks, |cast| all(cast).in_the_caller()).told(three()), Hold::Place);
    assert_eq!(check(begun_in_tasks, all).told(three()).verdict(), Verdict::Passed);
}
