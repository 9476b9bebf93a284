//! Fetches that are meant to be cancelled, and sources that never answer.

use std::time::Duration;

use checker::{
    Cast, Check, Expected, FetchError, Refusal, Service, Source, Stage, Verdict, fetch, secs,
};
use tokio::time::timeout;

const PATIENCE: Duration = Duration::from_secs(2);

type Answer = Result<String, FetchError>;

fn refused(check: Check) -> String {
    match check.verdict() {
        Verdict::Refused(Refusal { text, .. }) => text,
        verdict => panic!("must be refused: {verdict:?}"),
    }
}

fn gave_up() -> Answer {
    Ok("gave up".to_owned())
}

fn check<Fut: Future<Output = Answer> + 'static>(
    run: impl Fn(Source) -> Fut + Send + Sync + 'static,
) -> Check {
    let expected = |cast: &Cast| {
        assert_eq!(cast.services.len(), 1);
        Expected::new().cancelled(0, Duration::ZERO, PATIENCE).returning("gave up")
    };
    Check::new("errand", move |mut stage: Stage| run(stage.sources.remove(0)), expected)
}

fn silent() -> Cast {
    Cast::new([Service::new("a", secs(1.0)).silent()])
}

fn slow() -> Cast {
    Cast::new([Service::new("a", secs(3.0))])
}

/// The refusal, first with a source that never answers, then with one that is slow.
fn refusals<Fut: Future<Output = Answer> + 'static>(
    run: impl Fn(Source) -> Fut + Send + Sync + 'static + Copy,
) -> [String; 2] {
    [silent(), slow()].map(|cast| refused(check(run).told(cast)))
}

#[test]
fn a_fetch_that_is_cancelled_on_time_passes() {
    let check = check(|source| async move {
        timeout(PATIENCE, fetch(source)).await.unwrap_or_else(|_| gave_up())
    });
    assert_eq!(check.told(silent()).told(slow()).verdict(), Verdict::Passed);
}

#[test]
fn a_fetch_that_is_cancelled_too_early_is_refused() {
    for text in refusals(|source| async move {
        timeout(secs(1.0), fetch(source)).await.unwrap_or_else(|_| gave_up())
    }) {
        assert!(text.contains("\n- a was cancelled at 1 s; 2 s is expected\n"), "{text}");
    }
}

#[test]
fn a_fetch_that_runs_to_its_end_is_refused() {
    let [hang, late] = refusals(|source| async move { fetch(source).await.and(gave_up()) });
    assert!(hang.contains("it waits for a, and no answer comes"), "{hang}");
    let told = "a ran to its end at 3 s; it should be cancelled at 2 s";
    assert!(late.contains(told), "{late}");
}

#[test]
fn a_fetch_that_is_detached_instead_is_refused() {
    for text in refusals(|source| async move {
        let task = tokio::spawn(fetch(source));
        timeout(PATIENCE, task).await.map_or_else(|_| gave_up(), |_| unreachable!("it is slow"))
    }) {
        let told =
            "a was still running when your function returned at 2 s: nobody waited for its task";
        assert!(text.contains(told), "{text}");
    }
}

#[test]
fn a_fetch_that_should_answer_is_not_to_be_cancelled() {
    let check = Check::new(
        "errand",
        |stage: Stage| async move {
            let _ = timeout(PATIENCE, fetch(&stage.sources[0])).await;
            Ok::<_, FetchError>(())
        },
        Expected::overlapping,
    );
    let text = refused(check.told(slow()));
    assert!(text.contains("a was cancelled at 2 s: it was dropped before it could answer at 3 s"));
}

/// What never answers takes no time that could be told or drawn.
#[test]
fn a_silent_source_has_no_delay() {
    let check = check(|source| async move {
        let _ = timeout(PATIENCE, fetch(source)).await;
        Ok("gave in".to_owned())
    });
    let cast = Cast::new([Service::new("b", secs(5.0)).silent()]);
    let text = refused(check.told(cast.clone()));
    assert!(text.contains("the expected run, where the rest is as in yours\n"), "{text}");
    let stops = Check::new(
        "errand",
        |stage: Stage| async move {
            if stage.sources.is_empty() { gave_up() } else { Ok(String::new()) }
        },
        |_| Expected::new().returning("gave up"),
    );
    let text = refused(stops.told(Cast::default()).told(cast));
    assert!(text.starts_with("with other sources, b (never answers):\n"), "{text}");
}
