//! A subscriber around a recording, whose spans are entered or named as parents inside the recording.
//!
//! One test alone in its process, because spans are counted from the first.

use std::time::Duration;

use timeline::record;
use tokio::time::sleep;
use tracing::subscriber::set_default;
use tracing::{Instrument, info_span, instrument};
use tracing_subscriber::registry;

#[instrument(ret)]
async fn nap(millis: u64) -> u64 {
    sleep(Duration::from_millis(millis)).await;
    millis
}

#[tokio::test(start_paused = true)]
async fn spans_of_a_subscriber_around_it_are_no_lanes_of_it() {
    let _around = set_default(registry());
    let spans: Vec<_> = (0..64).map(|_| info_span!("around")).collect();
    let recording = record(async {
        let naps = futures::future::join_all((1..6).map(nap));
        let enters = async {
            for _ in 0..5 {
                for span in &spans {
                    span.in_scope(|| info_span!(parent: span, "child").in_scope(|| ()));
                }
                sleep(Duration::from_millis(1)).await;
            }
        };
        tokio::join!(naps, enters.instrument(spans[0].clone())).0
    });
    let recording = recording.instrument(spans[1].clone()).await;
    assert!(recording.lanes[1..].iter().all(|lane| lane.parent == Some(0) && !lane.spawned));
    let naps = recording.lanes[1..].iter().filter(|lane| lane.kind == "nap");
    let ends: Vec<_> =
        naps.map(|lane| (lane.end.map(|end| end.at.as_millis()), lane.outcome.word())).collect();
    assert_eq!(ends, (1..6).map(|millis| (Some(millis), "finished")).collect::<Vec<_>>());
}
