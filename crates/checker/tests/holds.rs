//! Each word of the vocabulary is a hold: a function that breaks it, and nothing worse, is refused for it,
//! and one that keeps it passes.

use std::cell::RefCell;
use std::error::Error;
use std::panic::resume_unwind;
use std::pin::Pin;
use std::sync::Mutex;
use std::time::Duration;

use checker::{
    Cast, Casts, Check, FetchError, Hold, Service, Source, Stage, Verdict, Wanted, fetch, secs,
};
use tokio::time::sleep;

type Answers = Result<Vec<String>, Box<dyn Error + Send + Sync>>;
type Boxed = Pin<Box<dyn Future<Output = Answers>>>;

fn three() -> Cast {
    Cast::new([
        Service::new("a", secs(3.0)),
        Service::new("b", secs(1.0)),
        Service::new("c", secs(2.0)),
    ])
}

fn answers(cast: &Cast) -> Vec<&str> {
    cast.services.iter().filter_map(Service::answer).collect()
}

fn all(cast: &Cast) -> Wanted {
    Wanted::overlapping(cast).returning(answers(cast))
}

fn check<Fut: Future<Output = Answers> + 'static>(
    run: fn(Stage) -> Fut,
    wanted: fn(&Cast) -> Wanted,
) -> Check {
    Check::new("errand", run, wanted)
}

/// The names of the holds that a function does not keep, and what is said of it.
fn broken(check: Check) -> (Vec<String>, String) {
    match check.verdict() {
        Verdict::Refused(refusal) => (refusal.holds, refusal.text),
        verdict => panic!("must be refused: {verdict:?}"),
    }
}

#[track_caller]
fn breaks(check: Check, hold: Hold) {
    let (holds, text) = broken(check);
    assert!(holds.contains(&hold.to_string()), "{hold} is not among {holds:?}:\n{text}");
}

async fn in_tasks(sources: Vec<Source>) -> Answers {
    let handles: Vec<_> = sources.into_iter().map(fetch).map(tokio::spawn).collect();
    let mut answers = Vec::new();
    for handle in handles {
        answers.push(handle.await??);
    }
    Ok(answers)
}

async fn in_the_caller(sources: &[Source]) -> Answers {
    let all = futures::future::join_all(sources.iter().map(fetch)).await;
    Ok(all.into_iter().collect::<Result<_, _>>()?)
}

#[test]
fn a_right_function_keeps_all() {
    let run = |stage: Stage| in_tasks(stage.sources);
    let check = check(run, |cast| all(cast).in_tasks()).told(three()).generated(Casts::of(0..=100));
    assert_eq!(check.verdict(), Verdict::Passed);
}

#[test]
fn answers_are_those_of_this_play() {
    let run = |stage: Stage| async move {
        in_the_caller(&stage.sources).await?;
        Ok(stage.sources.into_iter().map(|source| source.name).collect())
    };
    assert_eq!(check(run, all).told(three()).verdict(), Verdict::Passed);
    breaks(check(run, all).told(three()).generated(Casts::of(1..=3)), Hold::Answers);
}

#[test]
fn an_error_is_the_fetchs_own_and_not_one_that_reads_like_it() {
    let failing = || Cast::new([Service::new("a", secs(1.0)).failing()]);
    let wanted = |cast: &Cast| match cast.services[0].answer() {
        Some(_) => all(cast),
        None => Wanted::overlapping(cast).failing_with(0),
    };
    let own = |stage: Stage| async move { Ok(vec![fetch(&stage.sources[0]).await?]) };
    assert_eq!(check(own, wanted).told(failing()).verdict(), Verdict::Passed);
    let same_text = |stage: Stage| async move {
        match fetch(&stage.sources[0]).await {
            Ok(answer) => Ok(vec![answer]),
            Err(error) => Err(error.to_string().into()),
        }
    };
    let (holds, text) = broken(check(same_text, wanted).told(failing()));
    assert_eq!(holds, [Hold::Error.to_string()], "{text}");
    assert!(text.contains("your error says \"a failed\" and is another than"), "{text}");
}

#[test]
fn a_join_error_is_that_of_the_task_that_is_meant() {
    let cast = || {
        Cast::new([
            Service::new("a", secs(2.0)).panicking(),
            Service::new("b", secs(1.0)).panicking(),
        ])
    };
    let wanted = |cast: &Cast| Wanted::overlapping(cast).in_tasks().failing_with_panic_of(0);
    let run = |last: bool| {
        move |stage: Stage| async move {
            let handles: Vec<_> = stage.sources.into_iter().map(fetch).map(tokio::spawn).collect();
            let mut settled = Vec::new();
            for handle in handles {
                settled.push(handle.await);
            }
            if last {
                settled.reverse();
            }
            let first = settled.swap_remove(0);
            Ok::<_, Box<dyn Error>>(vec![first??])
        }
    };
    assert_eq!(Check::new("errand", run(false), wanted).told(cast()).verdict(), Verdict::Passed);
    breaks(Check::new("errand", run(true), wanted).told(cast()), Hold::Error);
}

/// A panic is its payload: a `String`, a `&'static str`, or any value.
#[test]
fn a_panic_goes_on_with_what_it_carries() {
    async fn handed_on(stage: Stage) -> Answers {
        let handles: Vec<_> = stage.sources.into_iter().map(fetch).map(tokio::spawn).collect();
        let (mut answers, mut panic) = (Vec::new(), None);
        for handle in handles {
            match handle.await {
                Ok(answer) => answers.push(answer?),
                Err(error) => panic = panic.or(Some(error.into_panic())),
            }
        }
        panic.map_or(Ok(answers), |panic| resume_unwind(panic))
    }
    async fn wrapped(stage: Stage) -> Answers {
        let handles: Vec<_> = stage.sources.into_iter().map(fetch).map(tokio::spawn).collect();
        let mut settled = Vec::new();
        for handle in handles {
            settled.push(handle.await);
        }
        settled.into_iter().map(|joined| Ok(joined.expect("no panic")?)).collect()
    }
    fn wanted(cast: &Cast) -> Wanted {
        let all = 0..cast.services.len();
        let panicking: Vec<_> =
            all.filter(|&place| cast.services[place].answer().is_none()).collect();
        match panicking.is_empty() {
            true => Wanted::overlapping(cast).returning(answers(cast)),
            false => Wanted::overlapping(cast).panicking_like(panicking),
        }
    }
    let casts = || Casts::of(0..=8).panicking();
    assert_eq!(check(handed_on, wanted).generated(casts()).verdict(), Verdict::Passed);
    breaks(check(wrapped, wanted).generated(casts()), Hold::Panic);
}

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
    fn first_wins(cast: &Cast) -> Wanted {
        let end = secs(1.0);
        let wanted = Wanted::new().fetch(1, Duration::ZERO, end);
        let wanted = wanted.cancelled(0, Duration::ZERO, end).cancelled(2, Duration::ZERO, end);
        wanted.returning([cast.services[1].answer().unwrap_or_default()])
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
    assert!(text.contains("ran in one task; a task for each is wanted"), "{text}");
}

#[test]
fn no_more_wait_at_once_than_may() {
    use futures::{StreamExt, TryStreamExt, stream};
    fn wanted(cast: &Cast) -> Wanted {
        // a 3 s, then b 1 s beside it, then c 2 s in the place of b.
        let wanted = Wanted::new().fetch(0, Duration::ZERO, secs(3.0));
        let wanted = wanted.fetch(1, Duration::ZERO, secs(1.0)).fetch(2, secs(1.0), secs(3.0));
        wanted.at_once(2).returning(answers(cast))
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
    assert_eq!(check(two, wanted).told(three()).verdict(), Verdict::Passed);
    let all_at_once = |stage: Stage| async move { in_the_caller(&stage.sources).await };
    breaks(check(all_at_once, wanted).told(three()), Hold::AtOnce);
}

#[test]
fn lines_are_printed_at_their_instants_and_no_others_are() {
    fn wanted(cast: &Cast) -> Wanted {
        all(cast).printing(secs(1.0), "half way")
    }
    fn printing(at: f64, lines: &'static [&'static str]) -> impl Fn(Stage) -> Boxed {
        move |stage| {
            Box::pin(async move {
                let print = async {
                    sleep(secs(at)).await;
                    lines.iter().for_each(|line| tracing::info!("{line}"));
                };
                tokio::join!(in_the_caller(&stage.sources), print).0
            })
        }
    }
    let check = |at, lines| Check::new("errand", printing(at, lines), wanted).told(three());
    assert_eq!(check(1.0, &["half way"]).verdict(), Verdict::Passed);
    let told_backwards = |cast: &Cast| {
        let wanted = Wanted::overlapping(cast).printing(secs(2.0), "late");
        wanted.printing(secs(1.0), "soon")
    };
    let silent = Check::new("errand", printing(1.0, &[]), told_backwards).told(three());
    let text = broken(silent).1;
    assert!(text.contains("wanted\n1 s  soon\n2 s  late\n"), "{text}");
    for wrong in [check(2.0, &["half way"]), check(1.0, &[]), check(1.0, &["half way", "and on"])] {
        breaks(wrong, Hold::Printed);
    }
}

async fn noting(sources: &[Source], notes: &RefCell<Vec<String>>, turns: usize) -> Answers {
    let cooking = sources.iter().map(|source| async move {
        let answer = fetch(source).await?;
        for _ in 0..turns {
            tokio::task::yield_now().await;
        }
        notes.borrow_mut().push(answer.clone());
        Ok(answer)
    });
    let all = futures::future::join_all(cooking).await;
    Ok(all.into_iter().collect::<Result<_, FetchError>>()?)
}

#[test]
fn notes_are_made_in_the_turn_of_the_answer_below_what_stands_there() {
    fn wanted(cast: &Cast) -> Wanted {
        all(cast).noting()
    }
    let check = |run: fn(Stage) -> Boxed| {
        let check = check(run, wanted).told(three()).generated(Casts::of(0..=20));
        check.hold(Hold::Noted, "").hold(Hold::Lent, "")
    };
    let at_once = check(|s| Box::pin(async move { noting(&s.sources, &s.notes, 0).await }));
    assert_eq!(at_once.verdict(), Verdict::Passed);
    let a_turn_late = check(|s| Box::pin(async move { noting(&s.sources, &s.notes, 1).await }));
    breaks(a_turn_late, Hold::Noted);
    let afterwards = check(|s| {
        Box::pin(async move {
            let own = RefCell::default();
            let answers = noting(&s.sources, &own, 0).await;
            s.notes.borrow_mut().extend(own.take());
            answers
        })
    });
    breaks(afterwards, Hold::Noted);
    let emptied = check(|s| {
        Box::pin(async move {
            s.notes.borrow_mut().clear();
            noting(&s.sources, &s.notes, 0).await
        })
    });
    breaks(emptied, Hold::Lent);
}

#[test]
fn two_calls_at_a_time_have_nothing_in_common() {
    static BASKET: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let run = |stage: Stage| async move {
        BASKET.lock().unwrap().clear();
        let all = stage.sources.iter().map(|source| async move {
            let answer = fetch(source).await?;
            BASKET.lock().unwrap().push(answer);
            Ok::<_, FetchError>(())
        });
        futures::future::try_join_all(all).await?;
        Ok(BASKET.lock().unwrap().clone())
    };
    let wanted =
        |cast: &Cast| Wanted::overlapping(cast).returning(["b", "c", "a"]).ends_at(secs(3.0));
    breaks(check(run, wanted).told(three()), Hold::Apart);
}

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
    let wanted = |cast: &Cast| Wanted::overlapping(cast).panicking_like([0]);
    let cast = Cast::new([Service::new("a", secs(1.0)).panicking()]);
    breaks(check(panicking, wanted).told(cast), Hold::NothingLeft);
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
}
