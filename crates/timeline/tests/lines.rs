//! Each lane knows the line that its span was declared at, and each printed line the one that printed it.

use std::panic::Location as Call;
use std::time::Duration;

use timeline::{Location, Recorder, Recording, Step, What, record};
use tokio::time::sleep;
use tracing::subscriber::with_default;
use tracing::{Instrument, info, info_span, instrument};
use tracing_subscriber::prelude::*;

/// The line that this is called in.
#[track_caller]
fn here() -> Location {
    let call = Call::caller();
    Location { file: call.file().into(), line: call.line() }
}

fn next(Location { file, line }: Location) -> Location {
    Location { file, line: line + 1 }
}

#[instrument(skip_all)]
async fn attributed(seen: &mut Vec<(&'static str, Location)>) {
    let told = next(here());
    info!("from the attributed");
    seen.push(("from the attributed", told));
}

/// Says whose call it is.
#[track_caller]
fn called(name: &'static str) -> impl Future<Output = ()> {
    let call = Call::caller();
    let span = info_span!(
        "called",
        lane = name,
        code.file.path = call.file(),
        code.line.number = call.line()
    );
    async {}.instrument(span)
}

/// Plays lanes of each kind, and says where each was declared and each line printed.
async fn program() -> Vec<(&'static str, Location)> {
    let mut seen = Vec::new();
    let (at, span) = (here(), info_span!("by hand", lane = "by hand"));
    seen.push(("by hand", at));
    sleep(Duration::from_secs(1)).instrument(span).await;
    let (at, future) = (here(), called("called"));
    seen.push(("called", at));
    tokio::spawn(future).await.unwrap();
    let span = info_span!(
        "later",
        code.file.path = tracing::field::Empty,
        code.line.number = tracing::field::Empty
    );
    span.record("code.file.path", "elsewhere.rs").record("code.line.number", 7);
    seen.push(("later", Location { file: "elsewhere.rs".into(), line: 7 }));
    async {}.instrument(span).await;
    let at = next(here());
    info!("from the caller");
    seen.push(("from the caller", at));
    attributed(&mut seen).await;
    seen
}

fn places(recording: &Recording) -> Vec<(&str, Option<&Location>)> {
    let lanes = recording.lanes.iter().map(|lane| (lane.label.as_str(), lane.place.as_ref()));
    let lines = recording.lines.iter().map(|line| (line.text.as_str(), line.place.as_ref()));
    lanes.chain(lines).collect()
}

fn hold(recording: &Recording, seen: &[(&'static str, Location)]) {
    let places = places(recording);
    for (what, place) in seen {
        assert!(places.contains(&(*what, Some(place))), "{what} is at {place}: {places:?}");
    }
    assert!(places.contains(&("caller", None)), "nobody declared the caller: {places:?}");
    let attribute = recording.lanes.iter().find(|lane| lane.kind == "attributed").unwrap();
    let body = recording.lines.iter().find(|line| line.text == "from the attributed").unwrap();
    let (attribute, body) = (attribute.place.clone().unwrap(), body.place.clone().unwrap());
    assert_eq!(attribute.file, body.file);
    assert_eq!(attribute.line + 3, body.line, "the attribute stands three lines above");
}

#[tokio::test(start_paused = true)]
async fn a_recording_knows_its_lines() {
    let mut seen = Vec::new();
    let recording = record(async { seen = program().await }).await;
    hold(&recording, &seen);
}

#[test]
fn so_does_a_layer_of_ones_own() {
    let recorder = Recorder::new();
    let subscriber = tracing_subscriber::registry().with(recorder.layer());
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_time().start_paused(true).build().unwrap();
    let mut seen = Vec::new();
    let run = recorder.record(async { seen = program().await });
    let recording = with_default(subscriber, || runtime.block_on(run));
    hold(&recording, &seen);
}

/// A step is at the line of what it tells of: of what was printed, else of the lane that starts or ends.
#[tokio::test(start_paused = true)]
async fn a_step_is_at_a_line() {
    let recording = record(async { drop(program().await) }).await;
    let mut prints = recording.lines.iter();
    for Step { lane, what, place, text, .. } in recording.steps() {
        let wanted = match what {
            What::Prints => prints.next().and_then(|line| line.place.clone()),
            What::Starts | What::Ends => lane.and_then(|lane| recording.lanes[lane].place.clone()),
            _ => None,
        };
        assert_eq!(place, wanted, "{text}");
    }
    assert_eq!(prints.next(), None);
}

/// What was written before lanes and lines knew their places is read, and says that it does not know.
#[cfg(feature = "json")]
#[tokio::test(start_paused = true)]
async fn old_recordings_are_read() {
    let recording = record(async { drop(program().await) }).await;
    let json = recording.to_json();
    assert_eq!(Recording::from_json(&json).unwrap(), recording);
    let mut old = recording.clone();
    old.lanes.iter_mut().for_each(|lane| lane.place = None);
    old.lines.iter_mut().for_each(|line| line.place = None);
    let json = old.to_json();
    assert!(!json.contains("\"place\""), "{json}");
    assert_eq!(Recording::from_json(&json).unwrap(), old);
}
