//! The results of a function: values, errors, panics, lines, notes.

use std::cell::RefCell;
use std::error::Error;
use std::panic::resume_unwind;
use std::sync::Arc;

use checker::{
    Cast, Casts, Check, Expected, FetchError, Hold, Response, Service, Source, Stage, Verdict,
    fetch, secs,
};
use tokio::task::JoinError;
use tokio::time::sleep;

use crate::{Answers, Boxed, all, answers, breaks, broken, check, in_the_caller, three};

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
    let expected = |cast: &Cast| match cast.services[0].answer() {
        Some(_) => all(cast),
        None => Expected::overlapping(cast).failing_with(0),
    };
    let own = |stage: Stage| async move { Ok(vec![fetch(&stage.sources[0]).await?]) };
    assert_eq!(check(own, expected).told(failing()).verdict(), Verdict::Passed);
    let same_text = |stage: Stage| async move {
        match fetch(&stage.sources[0]).await {
            Ok(answer) => Ok(vec![answer]),
            Err(error) => Err(error.to_string().into()),
        }
    };
    let (holds, text) = broken(check(same_text, expected).told(failing()));
    assert_eq!(holds, [Hold::Error.to_string()], "{text}");
    assert!(text.contains("your error says \"a failed\" but is not the one"), "{text}");
}

/// It is an error of a fetch, and its text is as expected: neither is what is wrong.
#[test]
fn an_error_of_another_source_of_that_name_is_told_as_that() {
    let cast = Cast::new([2.0, 1.0].map(|delay| Service::new("a", secs(delay)).failing()));
    let first_in_time = |cast: &Cast| Expected::overlapping(cast).failing_with(1);
    let first_in_the_list = |stage: Stage| async move {
        let (one, other) = tokio::join!(fetch(&stage.sources[0]), fetch(&stage.sources[1]));
        Ok::<_, FetchError>(vec![one?, other?])
    };
    let (holds, text) = broken(Check::new("join", first_in_the_list, first_in_time).told(cast));
    assert_eq!(holds, [Hold::Error.to_string()], "{text}");
    assert!(
        text.contains("\"a failed\", and is that of another source of the same name"),
        "{text}"
    );
}

#[test]
fn a_join_error_is_that_of_the_task_that_is_meant() {
    let cast = || {
        Cast::new([
            Service::new("a", secs(2.0)).panicking(),
            Service::new("b", secs(1.0)).panicking(),
        ])
    };
    let expected = |cast: &Cast| Expected::overlapping(cast).in_tasks().failing_with_panic_of(0);
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
    assert_eq!(Check::new("errand", run(false), expected).told(cast()).verdict(), Verdict::Passed);
    breaks(Check::new("errand", run(true), expected).told(cast()), Hold::Error);
}

type Settled = Result<Result<String, FetchError>, JoinError>;
type Boxing = fn(Settled) -> Result<Vec<String>, Box<dyn Error>>;

/// `map_err(Box::new)?` puts a box into a box, and whoever shares an error has it in an `Arc`.
#[test]
fn an_error_in_two_boxes_or_shared_is_the_same_error() {
    the_same_in(|first| Ok(vec![first.map_err(Box::new)?.map_err(Box::new)?]));
    the_same_in(|first| Ok(vec![first.map_err(Arc::new)?.map_err(Arc::new)?]));
    type Shared = Arc<dyn Error + Send + Sync>;
    the_same_in(|first| {
        let first = first.map_err(|error| Arc::new(error) as Shared)?;
        Ok(vec![first.map_err(|error| Arc::new(error) as Shared)?])
    });
}

fn the_same_in(other: Boxing) {
    let cast = |service: Service| Cast::new([service, Service::new("b", secs(2.0))]);
    let boxed = move |stage: Stage| async move {
        let handles: Vec<_> = stage.sources.into_iter().map(fetch).map(tokio::spawn).collect();
        let mut settled = Vec::new();
        for handle in handles {
            settled.push(handle.await);
        }
        other(settled.swap_remove(0))
    };
    // The told cast is also played with an answer in place of the failure.
    let fails = |cast: &Cast| match cast.services[0].response {
        Response::Fails => Expected::overlapping(cast).failing_with(0),
        _ => Expected::overlapping(cast).returning(["a"]),
    };
    let a = Service::new("a", secs(1.0));
    let check = Check::new("errand", boxed, fails).told(cast(a.clone().failing()));
    assert_eq!(check.verdict(), Verdict::Passed);
    let panics = |cast: &Cast| Expected::overlapping(cast).failing_with_panic_of(0);
    let check = Check::new("errand", boxed, panics).told(cast(a.panicking()));
    assert_eq!(check.verdict(), Verdict::Passed);
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
    fn expected(cast: &Cast) -> Expected {
        let all = 0..cast.services.len();
        let panicking: Vec<_> =
            all.filter(|&place| cast.services[place].answer().is_none()).collect();
        match panicking.is_empty() {
            true => Expected::overlapping(cast).returning(answers(cast)),
            false => Expected::overlapping(cast).panicking_like(panicking),
        }
    }
    let casts = || Casts::of(0..=8).panicking();
    assert_eq!(check(handed_on, expected).generated(casts()).verdict(), Verdict::Passed);
    breaks(check(wrapped, expected).generated(casts()), Hold::Panic);
}

#[test]
fn lines_are_printed_at_their_instants_and_no_others_are() {
    fn expected(cast: &Cast) -> Expected {
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
    let check = |at, lines| Check::new("errand", printing(at, lines), expected).told(three());
    assert_eq!(check(1.0, &["half way"]).verdict(), Verdict::Passed);
    let told_backwards = |cast: &Cast| {
        let expected = Expected::overlapping(cast).printing(secs(2.0), "late");
        expected.printing(secs(1.0), "soon")
    };
    let silent = Check::new("errand", printing(1.0, &[]), told_backwards).told(three());
    let text = broken(silent).1;
    assert!(text.contains("expected\n1 s  soon\n2 s  late\n"), "{text}");
    for wrong in [check(2.0, &["half way"]), check(1.0, &[]), check(1.0, &["half way", "and on"])] {
        breaks(wrong, Hold::Printed);
    }
}

#[test]
fn a_line_is_printed_with_info() {
    let expected = |cast: &Cast| all(cast).printing(secs(1.0), "half way");
    let warns = |stage: Stage| async move {
        let print = async {
            sleep(secs(1.0)).await;
            tracing::warn!("half way");
        };
        tokio::join!(in_the_caller(&stage.sources), print).0
    };
    let (holds, text) = broken(Check::new("errand", warns, expected).told(three()));
    assert_eq!(holds, [Hold::Printed.to_string()]);
    assert!(text.contains("\"half way\" was printed with `warn!`; `info!` is expected"), "{text}");
    // Nothing else is to be printed with `info!`; a warning beside is.
    let warns_too = |stage: Stage| async move {
        let print = async {
            sleep(secs(1.0)).await;
            tracing::warn!("half way");
            tracing::error!("it takes long");
            tracing::info!("half way");
        };
        tokio::join!(in_the_caller(&stage.sources), print).0
    };
    let check = Check::new("errand", warns_too, expected).told(three());
    assert_eq!(check.verdict(), Verdict::Passed);
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
#[expect(clippy::await_holding_refcell_ref, reason = "one of the functions is refused for that")]
fn notes_are_made_in_the_turn_of_the_answer_below_what_stands_there() {
    fn expected(cast: &Cast) -> Expected {
        all(cast).noting()
    }
    let check = |run: fn(Stage) -> Boxed| {
        let check = check(run, expected).told(three()).generated(Casts::of(0..=20));
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
    // Nobody can look while it is borrowed, so what is written when cannot be told.
    let kept = check(|s| {
        Box::pin(async move {
            let mut notes = s.notes.borrow_mut();
            let own = RefCell::default();
            let answers = noting(&s.sources, &own, 0).await;
            notes.extend(own.take());
            answers
        })
    });
    breaks(kept, Hold::Noted);
    let emptied = check(|s| {
        Box::pin(async move {
            s.notes.borrow_mut().clear();
            noting(&s.sources, &s.notes, 0).await
        })
    });
    breaks(emptied, Hold::Lent);
}

/// Who is dropped has ended as well, and has brought nothing that could be noted or returned.
#[test]
fn a_fetch_that_is_cut_off_brings_no_answer() {
    fn expected(cast: &Cast) -> Expected {
        let run =
            cast.services.iter().enumerate().fold(Expected::new(), |run, (place, service)| {
                match service.delay < secs(2.5) {
                    true => run.fetch(place, secs(0.0), service.delay),
                    false => run.cancelled(place, secs(0.0), secs(2.5)),
                }
            });
        run.noting().returning_as_they_end()
    }
    let until = |seconds: f64| {
        move |stage: Stage| async move {
            let notes = &stage.notes;
            let before = notes.borrow().len();
            let asking = stage.sources.iter().map(|source| async move {
                let answer = fetch(source).await?;
                notes.borrow_mut().push(answer);
                Ok::<_, FetchError>(())
            });
            let all = futures::future::join_all(asking);
            _ = tokio::time::timeout(secs(seconds), all).await;
            Ok::<_, FetchError>(notes.borrow()[before..].to_vec())
        }
    };
    let check = |seconds| {
        let check = Check::new("errand", until(seconds), expected).told(three());
        check.hold(Hold::Noted, "").hold(Hold::Lent, "")
    };
    assert_eq!(check(2.5).verdict(), Verdict::Passed);
    breaks(check(1.5), Hold::Dropped);
}
