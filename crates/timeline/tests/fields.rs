//! Fields that are recorded after their span was made, and fields that filters hide.

use std::task::Poll;
use std::time::Duration;

use timeline::{Lane, Outcome, Recorder, Recording, record, try_record};
use tokio::time::error::Elapsed;
use tokio::time::{sleep, timeout};
use tracing::dispatcher::set_default;
use tracing::field::Empty;
use tracing::{Dispatch, Level, Span, debug, info, info_span, instrument};
use tracing_subscriber::filter::{LevelFilter, filter_fn};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::{Layer, registry};

fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// Its label, and how long it says it takes.
fn told(lane: &Lane) -> (&str, Option<Duration>) {
    (&lane.label, lane.takes)
}

#[instrument(ret, skip_all, fields(lane = Empty, takes_ms = Empty))]
async fn job(id: u64) -> u64 {
    Span::current().record("lane", format!("job {id}")).record("takes_ms", 50);
    sleep(ms(1)).await;
    id
}

#[tokio::test(start_paused = true)]
async fn fields_may_be_recorded_later() {
    let recording = record(job(3)).await;
    assert_eq!(told(&recording.lanes[1]), ("job 3", Some(ms(50))));
    assert_eq!(recording.lanes[1].kind, "job");
}

type Tell = fn(&Span);

#[tokio::test(start_paused = true)]
async fn of_what_is_recorded_twice_the_later_holds_and_lane_before_name() {
    let cases: [(&str, Tell); 8] = [
        ("span", |span| _ = span.record("other", 5)),
        ("one", |span| _ = span.record("name", "one")),
        ("two", |span| _ = span.record("name", "one").record("name", "two")),
        ("two", |span| _ = span.record("lane", "one").record("lane", "two")),
        ("lane", |span| _ = span.record("name", "name").record("lane", "lane")),
        ("lane", |span| _ = span.record("lane", "lane").record("name", "name")),
        ("7", |span| _ = span.record("lane", 7)),
        ("", |span| _ = span.record("lane", "")),
    ];
    for (label, tell) in cases {
        let recording = record(async {
            let span = info_span!("span", name = Empty, lane = Empty, other = Empty);
            span.in_scope(|| tell(&span));
            sleep(ms(1)).await;
        })
        .await;
        assert_eq!(recording.lanes[1].label, label);
    }
}

#[tokio::test(start_paused = true)]
async fn takes_ms_is_the_last_that_can_be_drawn() {
    let cases: [(Option<u64>, Tell); 6] = [
        (None, |_| ()),
        (Some(60), |span| _ = span.record("takes_ms", 50).record("takes_ms", 60_u8)),
        (Some(50), |span| _ = span.record("takes_ms", 50).record("takes_ms", u64::MAX)),
        (None, |span| _ = span.record("takes_ms", u64::MAX)),
        (None, |span| _ = span.record("takes_ms", -1)),
        (Some(0), |span| _ = span.record("takes_ms", 0)),
    ];
    for (takes, tell) in cases {
        let recording = record(async {
            let span = info_span!("span", takes_ms = Empty);
            span.in_scope(|| tell(&span));
        })
        .await;
        assert_eq!(recording.lanes[1].takes, takes.map(ms));
    }
}

#[tokio::test(start_paused = true)]
async fn fields_may_be_recorded_from_elsewhere_and_after_the_end() {
    let mut kept = None;
    let recording = record(async {
        let span = info_span!("span", lane = Empty);
        let other = span.clone();
        std::thread::spawn(move || drop(other.record("lane", "thread").clone())).join().unwrap();
        kept = Some(span.clone());
        span.in_scope(|| ());
        span.record("lane", "end");
        // Of another recording: told there.
        let inner = record(async { drop(span.record("lane", "inner").clone()) }).await;
        assert_eq!(inner.lanes.len(), 1);
    })
    .await;
    assert_eq!(recording.lanes[1].label, "inner");
    kept.unwrap().record("lane", "too late");
}

#[instrument(err(Debug))]
async fn gives_up() -> Result<(), Elapsed> {
    timeout(ms(5), std::future::pending()).await
}

#[instrument(err)]
async fn tells_it() -> Result<(), Elapsed> {
    timeout(ms(5), std::future::pending()).await
}

#[instrument(err(Debug))]
async fn boxed() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    Ok(timeout(ms(5), std::future::pending()).await?)
}

#[instrument(err(Debug), skip_all)]
async fn fails<E: std::fmt::Debug>(error: E) -> Result<(), E> {
    Err(error)
}

#[tokio::test(start_paused = true)]
async fn a_timeout_is_told_by_display_and_by_debug() {
    let recordings = [
        record(gives_up()).await,
        record(tells_it()).await,
        record(boxed()).await,
        try_record(tells_it()).await,
    ];
    for recording in recordings {
        assert_eq!(recording.lanes[1].outcome, Outcome::TimedOut);
    }
    let elapsed = timeout(ms(1), std::future::pending::<()>()).await.unwrap_err();
    let wrapped = record(fails(Some(elapsed))).await;
    assert_eq!(wrapped.lanes[1].outcome, Outcome::Failed("Some(Elapsed(()))".to_owned()));
    let quoted = record(fails("deadline has elapsed")).await;
    assert_eq!(quoted.lanes[1].outcome.word(), "failed");
}

#[instrument(ret(level = "debug"))]
async fn tells_quietly() -> u64 {
    7
}

#[instrument(err(level = "trace"))]
async fn fails_quietly() -> Result<u64, String> {
    Err("no".to_owned())
}

#[instrument(level = "debug", ret)]
async fn hidden() -> u64 {
    debug!("hidden");
    shown().await + tells_quietly().await
}

#[instrument(ret)]
async fn shown() -> u64 {
    sleep(ms(1)).await;
    debug!(error = "not told");
    debug!(return = 5);
    info!("shown");
    hidden_leaf().await
}

#[instrument(level = "trace", ret, err)]
async fn hidden_leaf_inner() -> Result<u64, String> {
    Ok(1)
}

async fn hidden_leaf() -> u64 {
    hidden_leaf_inner().await.unwrap_or(0)
}

fn words(recording: &Recording) -> Vec<(&str, Option<usize>, &str, &str)> {
    let lanes = recording.lanes.iter().skip(1);
    lanes.map(|l| (l.label.as_str(), l.parent, l.outcome.word(), l.outcome.text())).collect()
}

#[tokio::test(start_paused = true)]
async fn a_level_that_is_not_shown_hides_no_end() {
    let recording = record(async {
        let _ = fails_quietly().await;
        hidden().await
    })
    .await;
    assert_eq!(
        words(&recording),
        [
            ("fails_quietly", Some(0), "failed", "no"),
            ("shown", Some(0), "finished", "1"),
            ("tells_quietly", Some(0), "finished", "7"),
        ]
    );
    let lines: Vec<_> = recording.lines.iter().map(|l| (l.lane, l.text.as_str())).collect();
    assert_eq!(lines, [(Some(2), "shown")]);
}

/// Runs in a thread with a subscriber of one's own, which the layer is a part of.
fn under(dispatch: impl FnOnce(&Recorder) -> Dispatch) -> Recording {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let recorder = Recorder::new();
    let dispatch = dispatch(&recorder);
    runtime.block_on(recorder.record(async {
        let other = std::thread::spawn(move || {
            let _guard = set_default(&dispatch);
            let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
            runtime.unwrap().block_on(async {
                hidden().await;
                // It moves to a task of its own after its first poll.
                let mut moves = Box::pin(job(3));
                let poll =
                    std::future::poll_fn(|context| Poll::Ready(moves.as_mut().poll(context)));
                assert!(poll.await.is_pending());
                tokio::spawn(moves).await.unwrap()
            })
        });
        other.join().unwrap()
    }))
}

#[test]
fn a_layer_under_filters_sees_what_they_let_through() {
    let all = [
        ("hidden", Some(0), "finished", "8"),
        ("shown", Some(1), "finished", "1"),
        ("hidden_leaf_inner", Some(2), "finished", "1"),
        ("tells_quietly", Some(1), "finished", "7"),
        ("job 3", Some(0), "finished", "3"),
    ];
    let recording = under(|recorder| registry().with(recorder.layer()).into());
    assert_eq!(words(&recording), all);
    assert_eq!(recording.lane("job 3").unwrap().polls.len(), 3);
    let lines: Vec<_> = recording.lines.iter().map(|l| (l.lane, l.text.as_str())).collect();
    let debug = [(Some(1), "hidden"), (Some(2), "error=not told"), (Some(2), "return=5")];
    assert_eq!(lines, [&debug[..], &[(Some(2), "shown")]].concat());

    // The spans below INFO are hidden from it by its own filter, or from all.
    let own = |recorder: &Recorder| {
        let no_debug_spans = filter_fn(|m| !m.is_span() || *m.level() <= Level::INFO);
        registry().with(recorder.layer().with_filter(no_debug_spans)).into()
    };
    let recording = under(own);
    let told = words(&recording);
    let labels: Vec<_> =
        told.iter().map(|(label, parent, word, _)| (*label, *parent, *word)).collect();
    let shown = [
        ("shown", Some(0), "finished"),
        ("tells_quietly", Some(0), "finished"),
        ("job 3", Some(0), "finished"),
    ];
    assert_eq!(labels, shown);

    let of_all =
        |recorder: &Recorder| registry().with(LevelFilter::INFO).with(recorder.layer()).into();
    let recording = under(of_all);
    let labels: Vec<_> =
        recording.lanes[1..].iter().map(|l| (l.label.as_str(), l.parent)).collect();
    assert_eq!(labels, [("shown", Some(0)), ("tells_quietly", Some(0)), ("job 3", Some(0))]);
}

#[instrument(ret)]
fn hash(number: u64) -> u64 {
    info!("hashing");
    number
}

/// Without that, of a thread that blocks there is neither lane nor line.
#[test]
fn what_blocks_is_seen_on_threads_that_are_given_to_the_recorder() {
    for is_given in [true, false] {
        let recorder = Recorder::new();
        let mut builder = tokio::runtime::Builder::new_current_thread();
        if is_given {
            builder.on_thread_start(recorder.on_thread_start());
        }
        let runtime = builder.enable_time().start_paused(true).build().unwrap();
        let recording = runtime.block_on(recorder.record(async {
            sleep(ms(5)).await;
            tokio::task::spawn_blocking(|| hash(3)).await
        }));
        let lanes: Vec<_> = recording.lanes[1..].iter().map(|l| (l.start.at, l.spawned)).collect();
        let wanted = if is_given { vec![(ms(5), true)] } else { vec![] };
        assert_eq!(lanes, wanted);
        assert_eq!(recording.lines.len(), wanted.len());
        assert_eq!(words(&recording).first().map(|lane| lane.2), is_given.then_some("finished"));
    }
}

#[instrument(err)]
async fn only_err() -> Result<(), String> {
    Ok(())
}

/// A drop is all that there is to see of it.
#[tokio::test(start_paused = true)]
async fn success_under_err_alone_counts_as_cancelled() {
    assert_eq!(words(&record(only_err()).await)[0].2, "cancelled");
}
