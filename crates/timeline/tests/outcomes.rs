//! Every way in which a lane can end: recorded, drawn as text and as SVG, compared with snapshots.

use std::time::Duration;

use timeline::{Outcome, Recorder, Recording, SvgOptions, record, try_record};
use tokio::task::{JoinSet, yield_now};
use tokio::time::{sleep, timeout};
use tracing::{Instrument, info, instrument};

fn seconds(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds)
}

#[instrument(ret, err, skip_all, fields(name = name, takes_ms = delay.as_millis() as u64))]
async fn job(
    name: &'static str,
    delay: Duration,
    error: Option<&'static str>,
) -> Result<u32, String> {
    sleep(delay).await;
    error.map_or(Ok(7), |error| Err(error.to_owned()))
}

#[instrument(skip_all, fields(name = name))]
async fn panics(name: &'static str, delay: Duration) {
    sleep(delay).await;
    panic!("on purpose");
}

#[instrument(err, skip_all, fields(name = name))]
async fn gives_up(name: &'static str) -> Result<(), tokio::time::error::Elapsed> {
    timeout(seconds(1.0), std::future::pending()).await
}

/// Everything at once: finished, failed, panicked, cancelled, timed out, detached, still running.
async fn all_outcomes() -> Result<u32, String> {
    let finished = tokio::spawn(job("finished", seconds(2.0), None));
    let failed = tokio::spawn(job("failed", seconds(1.5), Some("no luck")));
    let panicked = tokio::spawn(panics("panicked", seconds(0.5)));
    let aborted = tokio::spawn(job("aborted", seconds(3.0), None));
    let timed_out = tokio::spawn(gives_up("timed out"));
    drop(tokio::spawn(job("detached", seconds(4.0), None)));
    drop(tokio::spawn(std::future::pending::<()>().instrument(tracing::info_span!("forever"))));
    assert!(panicked.await.is_err_and(|error| error.is_panic()));
    sleep(seconds(0.25)).await;
    info!("aborting");
    aborted.abort();
    let _ = timed_out.await;
    let _ = failed.await;
    finished.await.expect("does not panic")
}

async fn recording() -> Recording {
    Recorder::new().run_on(seconds(10.0)).try_record(all_outcomes()).await
}

#[tokio::test(start_paused = true)]
async fn text() {
    insta::assert_snapshot!(recording().await.to_text());
}

#[tokio::test(start_paused = true)]
async fn svg() {
    let options = SvgOptions { id_prefix: "all", title: "Every outcome", ..SvgOptions::default() };
    // One element a line: the drawing itself is one line.
    let svg = recording().await.to_svg(&options);
    assert!(!svg.contains('\n'));
    insta::assert_snapshot!(svg.replace("><", ">\n<"));
}

#[tokio::test(start_paused = true)]
async fn json_reads_back() {
    let recording = recording().await;
    assert_eq!(Recording::from_json(&recording.to_json()).unwrap(), recording);
    let error = Recording::from_json("{\"lanes\": 3}").unwrap_err().to_string();
    assert!(error.contains("line 1 column 11"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_second_run_is_the_same() {
    assert_eq!(recording().await, recording().await);
}

#[tokio::test(start_paused = true)]
async fn detached_lanes_are_told_from_awaited_ones() {
    let recording = recording().await;
    let detached = |label| recording.is_detached(recording.lane(label).unwrap());
    assert!(detached("detached") && detached("forever"));
    assert!(!detached("finished") && !detached("aborted"));
}

#[tokio::test(start_paused = true)]
async fn the_caller_fails_with_its_error() {
    let recording = try_record(async { Err::<(), _>("nothing to eat") }).await;
    assert_eq!(recording.caller().outcome, Outcome::Failed("nothing to eat".to_owned()));
}

#[tokio::test(start_paused = true)]
async fn the_caller_is_given_up_at_the_limit() {
    let recorder = Recorder::new().limit(seconds(60.0));
    let recording = recorder.record(std::future::pending::<()>()).await;
    assert_eq!(recording.caller().outcome, Outcome::Open);
    assert_eq!(recording.elapsed, seconds(60.0));
}

#[tokio::test(start_paused = true)]
async fn aborted_before_its_first_poll() {
    let recording = record(async {
        let span = tracing::info_span!("never polled");
        let task = tokio::spawn(async {}.instrument(span));
        task.abort();
        yield_now().await;
    })
    .await;
    let lane = recording.lane("never polled").expect("dropping it enters its span");
    assert!(lane.polls.is_empty());
    assert_eq!(lane.outcome, Outcome::Cancelled);
    assert!(recording.to_text().contains("never polled cancelled before it ran"));
}

#[tokio::test(start_paused = true)]
async fn equal_labels_are_numbered() {
    let named = |names: &'static [&'static str]| async {
        let jobs = names.iter().map(|name| job(name, seconds(1.0), None));
        let recording = record(futures::future::join_all(jobs)).await;
        let lanes = recording.lanes.into_iter().skip(1);
        lanes.map(|lane| (lane.label.clone(), lane.name().to_owned())).collect::<Vec<_>>()
    };
    let pair = |label: &str, name: &str| (label.to_owned(), name.to_owned());
    assert_eq!(named(&["a", "a"]).await, [pair("a #1", "a"), pair("a #2", "a")]);
    // A lane may be called so by name.
    let numbered = [pair("a #2", "a"), pair("a #3", "a"), pair("a #1", "a #1")];
    assert_eq!(named(&["a", "a", "a #1"]).await, numbered);
    let numbered = [pair("a #1 #1", "a #1"), pair("a", "a"), pair("a #1 #2", "a #1")];
    assert_eq!(named(&["a #1", "a", "a #1"]).await, numbered);
}

#[tokio::test(start_paused = true)]
async fn many_lanes_are_folded() {
    let recording = record(async {
        let mut set = JoinSet::new();
        for index in 0..100_u32 {
            let error = (index % 10 == 9).then_some("every tenth");
            set.spawn(job("many", Duration::from_millis(1000 + u64::from(index) * 10), error));
        }
        while set.join_next().await.is_some() {}
    })
    .await;
    insta::assert_snapshot!(recording.to_text());
    let svg =
        recording.to_svg(&SvgOptions { id_prefix: "many", title: "Many", ..SvgOptions::default() });
    insta::assert_snapshot!(svg.replace("><", ">\n<"));
}

/// The real clock: coarse, and slow by the naps it takes.
#[tokio::test]
async fn an_unpaused_clock_is_recorded_too() {
    let twice =
        async { tokio::join!(job("a", seconds(0.02), None), job("b", seconds(0.01), None)) };
    let recording = record(twice).await;
    let length = |label| {
        let lane = recording.lane(label).unwrap();
        lane.end.unwrap().at - lane.start.at
    };
    assert!(length("a") >= seconds(0.02) && length("b") >= seconds(0.01));
    assert!(recording.elapsed >= length("a") && recording.elapsed < seconds(5.0));
}

/// The real clock and two workers: coarse, and without a promised order.
#[test]
fn a_multi_thread_runtime_is_recorded_too() {
    let recorder = Recorder::new().run_on(seconds(1.0));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_time()
        .on_thread_start(recorder.on_thread_start())
        .build()
        .unwrap();
    let recording = runtime.block_on(recorder.record(async {
        let tasks = [10, 20].map(|ms| tokio::spawn(job("real", Duration::from_millis(ms), None)));
        for task in tasks {
            task.await.unwrap().unwrap();
        }
    }));
    assert_eq!(recording.lanes.len(), 3);
    for lane in &recording.lanes[1..] {
        assert!(lane.spawned);
        assert_eq!(lane.outcome, Outcome::Finished("7".to_owned()));
        assert!(lane.end.unwrap().at - lane.start.at >= Duration::from_millis(9));
    }
}
