//! A span that a thread without a recording reaches first.
//!
//! One test alone in its process, because it is about the first recording of a process.

use std::time::Duration;

use tokio::runtime;
use tracing::instrument;

#[instrument(ret)]
async fn nap() -> u32 {
    tokio::time::sleep(Duration::from_millis(1)).await;
    7
}

fn block_on<F: Future>(future: F) -> F::Output {
    runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(future)
}

#[test]
fn a_thread_without_a_recorder_hides_no_span_from_the_others() {
    let recording = block_on(timeline::record(async {
        std::thread::spawn(|| block_on(nap())).join().unwrap();
        nap().await + nap().await
    }));
    let labels: Vec<&str> = recording.lanes.iter().map(|lane| lane.label.as_str()).collect();
    assert_eq!(labels, ["caller", "nap #1", "nap #2"]);
}
