//! A run that belongs to no lesson: it has every mark that a timeline can have, and asks nothing.

use std::future::pending;

use stage::{Service, Source, fetch, on_paused_clock, secs};
use timeline::{Recorder, Recording};
use tokio::time::error::Elapsed;
use tokio::time::{sleep, timeout};
use tracing::{Instrument, info, info_span, instrument};

/// The recording with which the book explains its marks. Each lane's name says what happens to it.
///
/// # Panics
/// Inside a tokio runtime.
pub fn legend() -> Recording {
    let recorder = Recorder::new().run_on(secs(2.0));
    let recording = recorder.try_record(every_mark());
    let (recording, _panics) = on_paused_clock(|runtime| runtime.block_on(recording));
    recording.expect("no lane's panic is the caller's")
}

async fn every_mark() -> Result<&'static str, Elapsed> {
    let panics = tokio::spawn(fetch(Source::from(Service::new("panics", secs(1.0)).panicking())));
    let cancelled = tokio::spawn(fetch(Source::new("is cancelled", secs(2.5))));
    let group = tokio::spawn(group());
    drop(tokio::spawn(fetch(Source::new("runs on", secs(3.5)))));
    drop(tokio::spawn(pending::<()>().instrument(info_span!("fetch", lane = "never ends"))));
    sleep(secs(0.5)).await;
    info!("a line");
    // The handle returns the task's panic, which is not used here.
    let _ = panics.await;
    sleep(secs(0.5)).await;
    cancelled.abort();
    let _ = gives_up().await;
    let _ = group.await;
    // Without this pause, the marks of the caller's end would stand on the line of the deadline.
    sleep(secs(0.25)).await;
    Ok("value")
}

/// Starts two lanes and waits for both.
#[instrument(name = "fetch", ret, fields(lane = "group"))]
async fn group() -> usize {
    let finishes = fetch(Source::new("finishes", secs(2.0)));
    let fails = fetch(Source::from(Service::new("fails", secs(1.0)).failing()));
    let (finished, failed) = tokio::join!(finishes, fails);
    [finished, failed].iter().flatten().count()
}

#[instrument(name = "fetch", err, fields(lane = "times out"))]
async fn gives_up() -> Result<(), Elapsed> {
    timeout(secs(1.0), pending()).await
}
