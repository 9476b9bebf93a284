//! What happens to a recorder that is dropped, panics, or is used twice.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::{Context, Waker};
use std::time::Duration;

use timeline::{Outcome, Recorder, Recording, record, try_record};
use tokio::time::{sleep, timeout};
use tracing::instrument;

#[instrument(ret)]
async fn nap() -> u32 {
    sleep(Duration::from_secs(1)).await;
    7
}

fn labels_and_words(recording: &Recording) -> Vec<[&str; 3]> {
    let lanes = recording.lanes.iter();
    lanes.map(|lane| [lane.label.as_str(), lane.kind.as_str(), lane.outcome.word()]).collect()
}

#[tokio::test(start_paused = true)]
async fn a_recorder_makes_one_recording() {
    let recorder = Recorder::new();
    let first = recorder.clone().record(nap()).await;
    let caller = ["caller", "caller", "finished"];
    assert_eq!(labels_and_words(&first), [caller, ["nap", "nap", "finished"]]);
    for _ in 0..2 {
        let again = recorder.finish();
        assert_eq!(labels_and_words(&again), [["caller", "caller", "still running"]]);
        assert!(again.to_text().contains("still running"));
    }
    let second = recorder.clone().record(nap()).await;
    assert_eq!(labels_and_words(&second), [caller]);
    assert_eq!(second.caller().outcome, Outcome::Finished("7".to_owned()));
}

#[tokio::test(start_paused = true)]
async fn a_recording_that_is_dropped_is_there_for_a_clone() {
    let recorder = Recorder::new();
    let half = Duration::from_millis(500);
    timeout(half, recorder.clone().record(nap())).await.expect_err("the nap takes a second");
    let recording = recorder.finish();
    let caller = ["caller", "caller", "still running"];
    assert_eq!(labels_and_words(&recording), [caller, ["nap", "nap", "cancelled"]]);
    assert_eq!(recording.elapsed, half);
}

#[test]
fn there_is_no_recording_outside_a_runtime_or_without_its_time() {
    let polled = |future: &mut dyn FnMut()| catch_unwind(AssertUnwindSafe(future)).is_err();
    let mut context = Context::from_waker(Waker::noop());
    assert!(polled(&mut || _ = pin!(record(async {})).poll(&mut context)));
    assert!(polled(&mut || _ = pin!(try_record(async { Ok::<_, String>(()) })).poll(&mut context)));
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    assert!(polled(&mut || _ = runtime.block_on(record(async {}))));
}
