//! Each hold is really checked: a function that breaks this rule, and nothing worse, is refused for it,
//! and a function that keeps it passes.
//!
//! `fetches`: which sources are asked, when, where, and for how long; `results`: values, errors, panics,
//! lines, notes; `apart`: two calls at a time; `endings`: threads, and what a function leaves behind; `slow`: for how long it
//! holds its thread; `words`: what a refusal says of the cause.

mod apart;
mod endings;
mod fetches;
mod results;
mod slow;
mod words;

use std::error::Error;
use std::pin::Pin;

use checker::{Cast, Casts, Check, Expected, Hold, Service, Source, Stage, Verdict, fetch, secs};

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

fn all(cast: &Cast) -> Expected {
    Expected::overlapping(cast).returning(answers(cast))
}

fn check<Fut: Future<Output = Answers> + 'static>(
    run: fn(Stage) -> Fut,
    expected: fn(&Cast) -> Expected,
) -> Check {
    Check::new("errand", run, expected)
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
