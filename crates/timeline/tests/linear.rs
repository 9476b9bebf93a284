//! What ten thousand lanes cost: time and room grow in line with their number.

use std::num::NonZeroU32;
use std::time::Duration;

use cpu_time::ThreadTime;
use timeline::{Lane, Line, LineLevel, Moment, Outcome, Recorder, Recording, SvgOptions};
use tokio::task::JoinSet;
use tracing::{info, instrument};

const SIZES: [u32; 2] = [2_500, 10_000];

/// Four times the lanes take four times as long if time is linear, and sixteen times if it is quadratic.
const AT_MOST: f64 = 9.0;

#[instrument(ret, skip_all, fields(lane = number))]
async fn nap(number: u32) -> u32 {
    tokio::time::sleep(Duration::from_millis(10 + u64::from(number) % 100)).await;
    info!("slept");
    number
}

async fn naps(count: u32) {
    let mut set: JoinSet<u32> = (0..count).map(nap).collect();
    // Half of them are cancelled.
    for _ in 0..count / 2 {
        set.join_next().await;
    }
    set.shutdown().await;
}

fn recorded(count: u32) -> Recording {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_time().start_paused(true).build().unwrap();
    runtime.block_on(Recorder::new().record(naps(count)))
}

type ParentOf = fn(u32) -> Option<u32>;

/// Lanes that were started by others as `parent_of` says.
fn tree(count: u32, parent_of: impl Fn(u32) -> Option<u32>) -> Recording {
    let at = |number: u32| Moment { at: Duration::from_millis(number.into()), step: number };
    let lanes = (0..=count).map(|number| Lane {
        label: format!("lane #{number}"),
        number: NonZeroU32::new(number),
        kind: format!("kind {}", number % 5),
        parent: parent_of(number).map(|parent| parent as usize),
        spawned: true,
        start: at(number),
        polls: vec![at(number)],
        // From the innermost outwards, so that every group closes.
        end: Some(at(2 * count + 1 - number)),
        outcome: Outcome::Finished(number.to_string()),
        takes: None,
        place: None,
        task_of: None,
    });
    let line = |number: u32| {
        let text = number.to_string();
        Line {
            moment: at(count),
            lane: Some(number as usize),
            text,
            level: LineLevel::Info,
            place: None,
        }
    };
    let elapsed = Duration::from_millis(u64::from(2 * count) + 1);
    Recording {
        lanes: lanes.collect(),
        lines: (0..count).map(line).collect(),
        waits: (0..count).map(at).collect(),
        elapsed,
    }
}

/// Everything that a recording can be asked for as a whole.
fn tell_and_draw(recording: &Recording) {
    recording.to_text();
    recording.to_svg(&SvgOptions::default());
    recording.steps();
    recording.table();
    assert_eq!(recording.groups_closed().len(), recording.lanes.len());
    recording.clone().number_equal_labels();
}

/// The processor's time of the faster of two: what else the machine does is no part of it.
fn cost(mut run: impl FnMut()) -> f64 {
    let times = (0..2).map(|_| {
        let begun = ThreadTime::now();
        run();
        begun.elapsed().as_secs_f64()
    });
    times.fold(f64::INFINITY, f64::min)
}

#[track_caller]
fn assert_linear(what: &str, costs: [f64; 2]) {
    let [small, large] = costs;
    let told = costs.map(|cost| format!("{:.0} ms", cost * 1e3)).join(", ");
    println!("{what}: {SIZES:?} lanes take {told}");
    assert!(large < AT_MOST * small, "{what}: {SIZES:?} lanes take {told}");
}

#[test]
fn ten_thousand_tasks_are_recorded_in_linear_time() {
    let recording = recorded(SIZES[1]);
    assert_eq!(recording.lanes.len(), 10_001);
    assert_linear("recorded", SIZES.map(|count| cost(|| drop(recorded(count)))));
    let recordings = SIZES.map(recorded);
    assert_linear("told and drawn", recordings.each_ref().map(|one| cost(|| tell_and_draw(one))));
    let read = |one: &Recording| Recording::from_json(&one.to_json()).unwrap();
    assert_linear("written and read", recordings.map(|one| cost(|| assert_eq!(read(&one), one))));
}

#[test]
fn however_they_started_each_other_they_are_told_and_drawn_in_linear_time() {
    let shapes: [(&str, ParentOf); 7] = [
        ("beside each other", |number| (number > 0).then_some(0)),
        ("each inside the one before", |number| number.checked_sub(1)),
        ("in groups of ten", |number| (number > 0).then_some(number / 10)),
        ("in one group", |number| (number > 0).then_some(u32::from(number > 1))),
        // Nothing records such lanes; somebody's JSON may have them.
        ("in circles of two", |number| (number > 0).then(|| ((number - 1) ^ 1) + 1)),
        ("each inside the one behind", |number| (number > 0).then_some(number + 1)),
        ("behind each other before a circle", |number| {
            (number > 0).then_some((number + 1).min(2_400))
        }),
    ];
    for (what, parent_of) in shapes {
        let recordings = SIZES.map(|count| tree(count, parent_of));
        assert_linear(what, recordings.map(|one| cost(|| tell_and_draw(&one))));
    }
}

/// A group is closed by the last end in it, whatever its shape: as a walk through it says.
#[test]
fn a_group_is_closed_when_all_in_it_have_ended() {
    let mut groups = tree(300, |number| (number > 0).then_some(number / 3));
    // Some run on after their group, and some never end.
    for lane in groups.lanes.iter_mut().skip(7).step_by(41) {
        lane.end = lane.end.map(|end| Moment { at: end.at + Duration::from_secs(1), ..end });
    }
    groups.lanes[299].end = None;
    groups.lanes[299].outcome = Outcome::Open;
    let closed = groups.groups_closed();
    for (index, lane) in groups.lanes.iter().enumerate() {
        assert_eq!(closed[index], lane.end.and_then(|end| walk(&groups, index, end)), "{index}");
    }
    assert_eq!((closed[0], closed[299]), (None, None));
    assert!(closed.iter().flatten().count() > 200);
}

fn walk(recording: &Recording, index: usize, by: Moment) -> Option<Moment> {
    let end = recording.lanes[index].end.filter(|end| end.at <= by.at)?;
    let mut children = recording.children(index);
    children.try_fold(end, |last, child| Some(last.max(walk(recording, child, by)?)))
}
