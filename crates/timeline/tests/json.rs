//! What `from_json` accepts can be told and drawn; the rest is refused with its place.

use std::time::Duration;

use proptest::prelude::*;
use timeline::{Lane, Line, LineLevel, Location, Moment, Outcome, Recording, SvgOptions};

fn lane(label: &str, parent: Option<usize>) -> Lane {
    let moment = |step| Moment { at: Duration::from_secs(1), step };
    Lane {
        label: label.to_owned(),
        number: None,
        kind: "fetch".to_owned(),
        parent,
        spawned: true,
        start: moment(1),
        polls: vec![moment(1)],
        end: Some(moment(2)),
        outcome: Outcome::Cancelled,
        takes: Some(Duration::from_secs(3)),
        place: Some(Location { file: "src/lib.rs".into(), line: 7 }),
        task_of: None,
    }
}

fn sound() -> Recording {
    let line = Line {
        moment: Moment { at: Duration::from_secs(1), step: 3 },
        lane: Some(1),
        text: "hello".to_owned(),
        level: LineLevel::Warn,
        place: None,
    };
    let lanes = vec![lane("caller", None), lane("a", Some(0)), lane("b", Some(1))];
    Recording { lanes, lines: vec![line], waits: Vec::new(), elapsed: Duration::from_secs(1) }
}

fn error(spoil: impl FnOnce(&mut Recording)) -> String {
    let mut recording = sound();
    spoil(&mut recording);
    Recording::from_json(&recording.to_json()).expect_err("no recording").to_string()
}

#[test]
fn what_is_no_recording_is_refused_with_its_place() {
    assert_eq!(Recording::from_json(&sound().to_json()).unwrap(), sound());
    assert_eq!(error(|r| r.lanes.clear()), "there is no lane, not even the caller's");
    assert_eq!(error(|r| r.lanes[0].parent = Some(0)), "lane 0 is the caller and has no parent");
    let lost = "the parents of lane 2 do not lead to the caller";
    for parent in [None, Some(2), Some(3), Some(usize::MAX)] {
        assert_eq!(error(|r| r.lanes[2].parent = parent), lost);
    }
    // Each other's parents.
    let lost = "the parents of lane 1 do not lead to the caller";
    assert_eq!(error(|r| r.lanes[1].parent = Some(2)), lost);
    assert_eq!(error(|r| r.lines[0].lane = Some(3)), "line 0 is of lane 3, and there is none");
    let early = "lane 1 ends before it starts";
    assert_eq!(error(|r| r.lanes[1].start.at *= 2), early);
    let half = "lane 1 is cancelled, but has no end";
    assert_eq!(error(|r| r.lanes[1].end = None), half);
    let half = "lane 1 is still running, but has an end";
    assert_eq!(error(|r| r.lanes[1].outcome = Outcome::Open), half);
    let late = "a time of lane 2 is beyond 292 years";
    assert_eq!(error(|r| r.lanes[2].takes = Some(Duration::MAX)), late);
    assert_eq!(error(|r| r.elapsed = Duration::MAX), "the elapsed time is beyond 292 years");
}

fn durations() -> impl Strategy<Value = Duration> {
    prop_oneof![
        60 => (0_u64..5).prop_map(Duration::from_secs),
        1 => Just(Duration::from_nanos(u64::MAX / 2)),
        1 => Just(Duration::MAX),
    ]
}

fn moments() -> impl Strategy<Value = Moment> {
    (durations(), 0_u32..9).prop_map(|(at, step)| Moment { at, step })
}

fn outcomes() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        Just(Outcome::Finished("7".to_owned())),
        Just(Outcome::Failed("no".to_owned())),
        Just(Outcome::TimedOut),
        Just(Outcome::Panicked),
        Just(Outcome::Cancelled),
        Just(Outcome::Open),
    ]
}

prop_compose! {
    fn lanes()(
        parent in 0_usize..500,
        in_order in prop::bool::weighted(0.95),
        spawned in any::<bool>(),
        (start, end, outcome) in (moments(), moments(), outcomes()),
        polls in prop::collection::vec(moments(), 0..3),
        takes in prop::option::of(durations()),
    ) -> Lane {
        let (start, end) = if in_order { (start.min(end), start.max(end)) } else { (start, end) };
        let end = (outcome != Outcome::Open).then_some(end);
        let (label, kind) = ("a".to_owned(), "fetch".to_owned());
        let (number, parent) = (None, Some(parent));
        let place = None;
        // Wherever it leads.
        let task_of = parent.filter(|_| spawned);
        Lane { label, number, kind, parent, spawned, start, polls, end, outcome, takes, place, task_of }
    }
}

prop_compose! {
    /// Mostly nonsense.
    fn recordings()(
        mut lanes in prop::collection::vec(lanes(), 0..12),
        lines in prop::collection::vec((moments(), prop::option::of(0_usize..12)), 0..4),
        waits in prop::collection::vec(moments(), 0..3),
        elapsed in durations(),
    ) -> Recording {
        for (index, lane) in lanes.iter_mut().enumerate() {
            // Mostly a lane before it: else hardly one recording would be accepted.
            let any = |parent: usize| if parent < 12 { parent } else { parent % index };
            lane.parent = lane.parent.filter(|_| index > 0).map(any);
        }
        let line = |(moment, lane)| Line { moment, lane, text: "line".to_owned(), level: LineLevel::Info, place: None };
        Recording { lanes, lines: lines.into_iter().map(line).collect(), waits, elapsed }
    }
}

/// All that is drawn and told, on scales of all lengths.
fn draw_all(recording: &Recording) {
    for until in [None, Some(Duration::ZERO), Some(recording.elapsed), Some(Duration::MAX)] {
        for line in recording.chart(until).lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
        recording.chart_beside(&sound(), until);
        sound().chart_beside(recording, until);
        recording.to_svg(&SvgOptions {
            id_prefix: "p",
            title: "t",
            until,
            ..SvgOptions::default()
        });
    }
    recording.to_text();
    recording.table();
    recording.extent();
    recording.groups_closed();
    for lane in &recording.lanes {
        recording.is_detached(lane);
        recording.cancel_request(lane);
    }
}

/// Nothing that was recorded shares a moment with something else. What was read may.
#[test]
fn of_equal_moments_everything_is_told() {
    let mut recording = sound();
    let same = Moment { at: Duration::from_secs(1), step: 1 };
    for lane in &mut recording.lanes {
        (lane.start, lane.polls, lane.end) = (same, vec![same], Some(same));
    }
    recording.lines[0].moment = same;
    recording.waits.push(same);
    let steps: Vec<String> = recording.steps().into_iter().map(|step| step.text).collect();
    for told in [
        "caller started",
        "a started",
        "b started",
        "a cancelled",
        "b cancelled",
        "a prints: hello",
    ] {
        assert!(steps.iter().any(|step| step.starts_with(told)), "{told} in {steps:?}");
    }
}

#[test]
fn many_lanes_and_deep_ones_are_drawn() {
    let kinds = |index: usize| format!("kind {index}");
    let shapes: [fn(usize) -> usize; 3] = [|_| 0, |index| index - 1, |index| index / 2];
    for parent in shapes {
        let mut recording = sound();
        for index in 3..10_000 {
            let lane = lane("many", Some(parent(index)));
            recording.lanes.push(Lane { kind: kinds(index), ..lane });
        }
        let began = std::time::Instant::now();
        recording.to_text();
        recording.table();
        recording.to_svg(&SvgOptions { id_prefix: "p", title: "t", ..SvgOptions::default() });
        assert!(Recording::from_json(&recording.to_json()).is_ok_and(|read| read == recording));
        // Of the real clock, and coarse: it would be more if it were quadratic.
        assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
    }
}

#[test]
fn half_a_character_is_refused() {
    let json = sound().to_json();
    let half = json.replace("hello", r"\ud83d");
    let error = Recording::from_json(&half).unwrap_err();
    assert!(error.is_syntax(), "{error}");
    let whole = json.replace("hello", r"\ud83d\ude00\u0000");
    assert_eq!(Recording::from_json(&whole).unwrap().lines[0].text, "😀\0");
}

/// Events of before a lane's start may be read, as those of after its end: they ask for nothing.
#[test]
fn nobody_asks_for_a_cancellation_before_it_starts() {
    let mut recording = sound();
    recording.lanes[1].start.step = 4;
    recording.lanes[2].end.as_mut().unwrap().step = 6;
    recording.lanes[1].end.as_mut().unwrap().step = 7;
    assert_eq!(recording.cancel_request(&recording.lanes[2]), None);
    let again = Moment { step: 5, ..recording.lanes[1].start };
    recording.lanes[1].polls.push(again);
    assert_eq!(recording.cancel_request(&recording.lanes[2]).unwrap().step, 5);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_accepted_can_be_told_and_drawn(recording in recordings()) {
        let Ok(recording) = Recording::from_json(&recording.to_json()) else { return Ok(()) };
        recording.to_text();
        recording.table();
        recording.to_svg(&SvgOptions { id_prefix: "p", title: "t", ..SvgOptions::default() });
        recording.groups_closed();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    /// Built by hand, and never written: whatever it says, it is told and drawn.
    #[test]
    fn what_is_built_by_hand_can_be_told_and_drawn(mut recording in recordings(), open in any::<bool>()) {
        if open && let Some(lane) = recording.lanes.last_mut() {
            (lane.parent, lane.end) = (lane.parent.map(|parent| parent + 7), None);
        }
        draw_all(&recording);
    }
}
