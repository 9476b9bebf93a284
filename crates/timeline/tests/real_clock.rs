//! Recording on after the caller has ended (`run_on`), on the real clock; coarse.
//!
//! One test alone in its process, because another test must not spawn tasks meanwhile.

use std::time::{Duration, Instant};

use timeline::Recorder;
use tracing::instrument;

#[instrument(ret)]
async fn nap() -> u32 {
    tokio::time::sleep(Duration::from_millis(1)).await;
    7
}

#[tokio::test]
async fn nothing_is_waited_for_where_nothing_can_be_left() {
    let began = Instant::now();
    let hour = Duration::from_secs(3600);
    let all = async { tokio::join!(tokio::spawn(nap()), tokio::spawn(async {})) };
    Recorder::new().run_on(hour).record(all).await;
    let before = tokio::spawn(std::future::pending::<()>());
    let recording = Recorder::new().run_on(hour).record(nap()).await;
    assert_eq!(recording.lanes.len(), 2);
    assert!(began.elapsed() < Duration::from_secs(60));
    before.abort();
}
