//! Two calls at the same time do not influence each other.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use checker::{
    Cast, Casts, Expected, FetchError, Hold, Payload, Response, Service, Source, Stage, Verdict,
    fetch, secs,
};
use tokio::task::JoinError;

use crate::{Answers, all, breaks, broken, check, in_the_caller, three};

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
    let expected =
        |cast: &Cast| Expected::overlapping(cast).returning(["b", "c", "a"]).ends_at(secs(3.0));
    breaks(check(run, expected).told(three()), Hold::Apart);
}

/// With the same sources twice, each call would leave there what the other one leaves.
#[test]
fn what_one_call_leaves_in_a_static_does_not_serve_the_other() {
    static BASKET: Mutex<BTreeMap<usize, String>> = Mutex::new(BTreeMap::new());
    let run = |stage: Stage| async move {
        BASKET.lock().unwrap().clear();
        let all = stage.sources.iter().enumerate().map(|(place, source)| async move {
            let answer = fetch(source).await?;
            BASKET.lock().unwrap().insert(place, answer);
            Ok::<_, FetchError>(())
        });
        futures::future::try_join_all(all).await?;
        Ok(BASKET.lock().unwrap().values().cloned().collect())
    };
    for sizes in [0..=3, 9..=9] {
        breaks(check(run, all).generated(Casts::of(sizes)), Hold::Apart);
    }
    // There is no pair of casts without a source.
    let nothing = check(run, all).generated(Casts::of(0..=0));
    assert_eq!(nothing.verdict(), Verdict::Passed);
}

/// In step, both calls find what each has left there; a call that begins later finds the other's.
#[test]
fn calls_that_begin_one_after_the_other_have_nothing_in_common_either() {
    static FIRST: Mutex<String> = Mutex::new(String::new());
    let run = |stage: Stage| async move {
        FIRST.lock().unwrap().clear();
        let all = stage.sources.iter().map(|source| async move {
            let answer = fetch(source).await?;
            let mut first = FIRST.lock().unwrap();
            if first.is_empty() {
                first.clone_from(&answer);
            }
            Ok::<_, FetchError>(())
        });
        futures::future::try_join_all(all).await?;
        Ok(vec![FIRST.lock().unwrap().clone()])
    };
    let expected = |cast: &Cast| {
        let first = cast.services.iter().min_by_key(|service| service.delay);
        Expected::overlapping(cast)
            .returning(first.and_then(Service::answer).into_iter().collect::<Vec<_>>())
    };
    breaks(check(run, expected).told(three()), Hold::Apart);
}

/// Answers of another call, found under a name that both calls know.
#[test]
fn answers_are_no_other_calls_though_the_names_are() {
    static SAID: Mutex<BTreeMap<String, String>> = Mutex::new(BTreeMap::new());
    let run = |stage: Stage| async move {
        let all = stage.sources.iter().map(|source| async move {
            let answer = fetch(source).await?;
            SAID.lock().unwrap().insert(source.name.clone(), answer);
            Ok::<_, FetchError>(())
        });
        let all = futures::future::join_all(all).await;
        let said = SAID.lock().unwrap();
        let answers = all.iter().zip(&stage.sources).filter(|(result, _)| result.is_ok());
        Ok(answers.map(|(_, source)| said[&source.name].clone()).collect())
    };
    let expected = |cast: &Cast| {
        let answers: Vec<_> = cast.services.iter().filter_map(Service::answer).collect();
        Expected::overlapping(cast).returning(answers)
    };
    breaks(check(run, expected).told(three()).generated(Casts::of(3..=4).failing()), Hold::Apart);
}

/// How many calls of the errand are under way.
struct UnderWay(AtomicUsize);

struct Entered<'a>(&'a UnderWay);

impl UnderWay {
    /// Whether it is the only one.
    fn enter(&self) -> (bool, Entered<'_>) {
        (self.0.fetch_add(1, Ordering::Relaxed) == 0, Entered(self))
    }
}

impl Drop for Entered<'_> {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::Relaxed);
    }
}

async fn settled(sources: Vec<Source>) -> Vec<Result<Result<String, FetchError>, JoinError>> {
    let handles: Vec<_> = sources.into_iter().map(fetch).map(tokio::spawn).collect();
    futures::future::join_all(handles).await
}

#[test]
fn each_call_prints_its_own_lines() {
    fn expected(cast: &Cast) -> Expected {
        all(cast).printing(secs(0.0), "begun")
    }
    let all_print = |stage: Stage| async move {
        tracing::info!("begun");
        in_the_caller(&stage.sources).await
    };
    assert_eq!(check(all_print, expected).told(three()).verdict(), Verdict::Passed);
    static CALLS: UnderWay = UnderWay(AtomicUsize::new(0));
    let one_prints = |stage: Stage| async move {
        let (is_alone, _entered) = CALLS.enter();
        if is_alone {
            tracing::info!("begun");
        }
        in_the_caller(&stage.sources).await
    };
    breaks(check(one_prints, expected).told(three()), Hold::Apart);
}

#[test]
fn each_call_writes_into_its_own_notebook() {
    let expected = |cast: &Cast| all(cast).noting();
    static CALLS: UnderWay = UnderWay(AtomicUsize::new(0));
    let one_notes = |stage: Stage| async move {
        let (is_alone, _entered) = CALLS.enter();
        let notes = &stage.notes;
        let all = stage.sources.iter().map(|source| async move {
            let answer = fetch(source).await?;
            if is_alone {
                notes.borrow_mut().push(answer.clone());
            }
            Ok(answer)
        });
        futures::future::try_join_all(all).await.map_err(FetchError::into)
    };
    breaks(check(one_notes, expected).told(three()), Hold::Apart);
}

/// In casts that no text tells as well.
#[test]
fn each_call_panics_for_itself() {
    fn expected(cast: &Cast) -> Expected {
        let all = 0..cast.services.len();
        let panicking: Vec<_> =
            all.filter(|&place| cast.services[place].answer().is_none()).collect();
        match panicking.is_empty() {
            true => self::all(cast),
            false => Expected::overlapping(cast).panicking_like(panicking),
        }
    }
    async fn handing_on(sources: Vec<Source>, hands_on: bool) -> Answers {
        let mut answers = Vec::new();
        for settled in settled(sources).await {
            match settled {
                Ok(answer) => answers.push(answer?),
                Err(error) if hands_on => resume_unwind(error.into_panic()),
                Err(_) => {}
            }
        }
        Ok(answers)
    }
    let one_of = |payload| {
        Cast::new([
            Service::new("a", secs(2.0)),
            Service::new("b", secs(1.0)).panicking_with(payload),
            Service::new("c", secs(3.0)),
        ])
    };
    let right = |stage: Stage| handing_on(stage.sources, true);
    static CALLS: UnderWay = UnderWay(AtomicUsize::new(0));
    let one_swallows = |stage: Stage| async {
        let (is_alone, _entered) = CALLS.enter();
        handing_on(stage.sources, is_alone).await
    };
    for payload in [Payload::Message, Payload::Literal, Payload::Value] {
        assert_eq!(check(right, expected).told(one_of(payload)).verdict(), Verdict::Passed);
        breaks(check(one_swallows, expected).told(one_of(payload)), Hold::Apart);
    }
    let casts = || Casts::of(0..=8).panicking();
    assert_eq!(check(right, expected).generated(casts()).verdict(), Verdict::Passed);
    breaks(check(one_swallows, expected).generated(casts()), Hold::Apart);
}

/// Two errors of one text are two all the same.
#[test]
fn each_call_returns_an_error_of_its_own() {
    fn expected(cast: &Cast) -> Expected {
        match cast.services.iter().position(|service| service.answer().is_none()) {
            None => all(cast),
            Some(place) => match cast.services[place].response {
                Response::Fails => Expected::overlapping(cast).failing_with(place),
                _ => Expected::overlapping(cast).failing_with_panic_of(place),
            },
        }
    }
    async fn right(stage: Stage) -> Answers {
        let settled = settled(stage.sources).await;
        settled.into_iter().map(|settled| Ok(settled??)).collect()
    }
    type Error = Box<dyn std::error::Error + Send + Sync>;
    // The errors of the calls under way, each of which takes that of the other.
    static ERRORS: Mutex<Vec<Error>> = Mutex::new(Vec::new());
    let of_the_other = |stage: Stage| async move {
        let result = right(stage).await;
        if let Err(error) = result {
            let mine = {
                let mut errors = ERRORS.lock().unwrap();
                errors.push(error);
                errors.len() - 1
            };
            tokio::task::yield_now().await;
            let mut errors = ERRORS.lock().unwrap();
            let other = if errors.len() == 2 { 1 - mine } else { 0 };
            return Err(errors.remove(other));
        }
        result
    };
    let casts: [fn() -> Casts; 2] =
        [|| Casts::of(0..=8).failing(), || Casts::of(0..=8).panicking()];
    for casts in casts {
        assert_eq!(check(right, expected).generated(casts()).verdict(), Verdict::Passed);
        breaks(check(of_the_other, expected).generated(casts()), Hold::Apart);
    }
}

/// A list of two is short, but no exercise that has no longer one is checked less for it.
#[test]
fn two_sources_are_enough_to_take_the_other_calls_error() {
    static LATEST: Mutex<Option<FetchError>> = Mutex::new(None);
    async fn ask(source: &Source) -> Result<String, FetchError> {
        let answer = fetch(source).await;
        if let Err(error) = &answer {
            *LATEST.lock().unwrap() = Some(error.clone());
        }
        answer
    }
    let latest = |stage: Stage| async move {
        let [a, b] = &stage.sources[..] else { unreachable!() };
        match tokio::join!(ask(a), ask(b)) {
            (Ok(a), Ok(b)) => Ok(vec![a, b]),
            (Err(error), Err(_)) => Err(error.into()),
            _ => Err(LATEST.lock().unwrap().clone().expect("one has failed").into()),
        }
    };
    fn expected(cast: &Cast) -> Expected {
        match cast.services.iter().position(|service| service.response == Response::Fails) {
            Some(failed) => Expected::overlapping(cast).failing_with(failed),
            None => all(cast),
        }
    }
    breaks(check(latest, expected).generated(Casts::of(2..=2).failing()), Hold::Apart);
}

/// A panic that nobody sees, and a task that is left, are the call's own as well.
#[test]
fn nothing_happens_beside_two_calls_that_does_not_happen_beside_one() {
    static ONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
    let panics_aside = |stage: Stage| async move {
        let aside = tokio::spawn(async {
            let _one = ONE.try_lock().expect("nobody else is here");
            tokio::time::sleep(secs(0.5)).await;
        });
        let answers = in_the_caller(&stage.sources).await;
        let _ = aside.await;
        answers
    };
    let (holds, text) = broken(check(panics_aside, all).told(three()));
    assert_eq!(holds, [Hold::Apart.to_string()], "{text}");
    assert!(text.contains("nobody else is here"), "{text}");
    static LAST: Mutex<Option<tokio::task::AbortHandle>> = Mutex::new(None);
    let leaves_one = |stage: Stage| async move {
        *LAST.lock().unwrap() = Some(tokio::spawn(tokio::time::sleep(secs(60.0))).abort_handle());
        let answers = in_the_caller(&stage.sources).await;
        LAST.lock().unwrap().take().inspect(|task| task.abort());
        answers
    };
    let (holds, text) = broken(check(leaves_one, all).told(three()));
    assert_eq!(holds, [Hold::Apart.to_string()], "{text}");
    assert!(text.contains("a task was still running"), "{text}");
}

/// A gate that is wide enough for two.
#[test]
fn many_calls_have_nothing_in_common_either() {
    static GATE: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(3);
    let gated = |stage: Stage| async move {
        let _permit = GATE.acquire().await?;
        in_the_caller(&stage.sources).await
    };
    let (holds, text) = broken(check(gated, all).told(three()));
    assert_eq!(holds, [Hold::Apart.to_string()], "{text}");
    assert!(text.starts_with("- called 20 times at a time, your function ends at"), "{text}");
}

/// Of ends at one instant, the run has the order, and it is each call's own.
#[test]
fn two_calls_may_end_their_fetches_in_any_order_at_one_instant() {
    let backwards = |stage: Stage| async move {
        let mut all: futures::stream::FuturesUnordered<_> =
            stage.sources.iter().rev().map(fetch).collect();
        let mut answers = Vec::new();
        while let Some(answer) = futures::StreamExt::next(&mut all).await {
            answers.push(answer?);
        }
        Ok(answers)
    };
    let expected = |cast: &Cast| Expected::overlapping(cast).returning_as_they_end();
    let check = check(backwards, expected).told(three()).generated(Casts::of(0..=100));
    assert_eq!(check.verdict(), Verdict::Passed);
}

/// With the same casts, the other call's notes are one's own.
#[test]
fn two_calls_with_other_answers_write_their_own() {
    static NOTES: Mutex<BTreeMap<String, String>> = Mutex::new(BTreeMap::new());
    let run = |stage: Stage| async move {
        let notes = &stage.notes;
        let all = stage.sources.iter().map(|source| async move {
            let answer = fetch(source).await?;
            let mut all_notes = NOTES.lock().unwrap();
            let note = all_notes.entry(source.name.clone()).or_insert_with(|| answer.clone());
            notes.borrow_mut().push(note.clone());
            Ok(answer)
        });
        let answers = futures::future::try_join_all(all).await;
        NOTES.lock().unwrap().clear();
        answers.map_err(FetchError::into)
    };
    let expected = |cast: &Cast| all(cast).noting();
    breaks(check(run, expected).told(three()).generated(Casts::of(3..=4)), Hold::Apart);
}
