//! Random programs, each of which keeps a log of itself: the recording must say the same, and text,
//! JSON and SVG must say the same as the recording.

mod drawn;
#[path = "programs/program.rs"]
mod program;

use std::collections::HashSet;
use std::time::Duration;

use program::{End, Origin, Played, Program, play, programs};
use proptest::prelude::*;
use timeline::{Recording, SvgOptions};

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_recording_says_what_the_program_knows_of_itself(program in programs(), others in 0_usize..3) {
        for played in play(program, others) {
            says_what_it_knows(&played)?;
        }
    }

    #[test]
    fn text_json_and_svg_say_the_same(program in programs(), others in 0_usize..3) {
        for Played { recording, .. } in play(program, others) {
            say_the_same(&recording)?;
        }
    }
}

/// Found by chance, once in some hundred runs: what has moved to another task ends nothing of the first one.
#[test]
fn a_task_is_aborted_at_the_instant_at_which_what_left_it_ends() {
    let moved = |part| Program::Move(Box::new(part), 0);
    let inside = Program::Timeout(Box::new(moved(Program::Wait(33))), 40);
    for part in [moved(Program::Fail(33)), Program::Join(vec![moved(Program::Fail(33))]), inside] {
        for played in play(Program::Abort(Box::new(part), 33), 0) {
            says_what_it_knows(&played).expect("the request is known");
        }
    }
}

/// A recording holds its own lanes, all of them, and no others; their polls, ends and instants.
fn says_what_it_knows(played: &Played) -> Result<(), TestCaseError> {
    let Played { recording, entries, requests, limit } = played;
    let lanes = &recording.lanes[1..];
    prop_assert_eq!(lanes.len(), entries.len());
    prop_assert!(recording.lines.iter().all(|line| line.text != "of no recording"));
    // Entries are made in the order of the starts, as lanes are.
    for (position, (lane, entry)) in lanes.iter().zip(entries).enumerate() {
        prop_assert_eq!(entry.id, position);
        prop_assert_eq!(lane.start.at, entry.start);
        let parent = match entry.origin {
            Origin::Inside(id) | Origin::SpawnedBy(id, _) => id + 1,
            Origin::Root => 0,
        };
        prop_assert_eq!(lane.parent, Some(parent));
        // In a task that its parent was never polled in; the caller runs in none.
        let callers = [(Duration::ZERO, None)];
        let parents = parent.checked_sub(1).map_or(&callers[..], |id| &entries[id].polls);
        let spawned = entry.polls.iter().any(|(_, task)| !parents.iter().any(|(_, of)| of == task));
        prop_assert_eq!(lane.spawned, spawned, "{}", position);
        if let Origin::SpawnedBy(_, request) = entry.origin
            && lane.outcome.word() == "cancelled"
        {
            prop_assert_eq!(recording.cancel_request(lane).map(|m| m.at), requests[request]);
        }
        if !spawned {
            prop_assert_eq!(recording.cancel_request(lane), None);
        }
        let polls: Vec<Duration> = lane.polls.iter().map(|poll| poll.at).collect();
        let counted: Vec<Duration> = entry.polls.iter().map(|(at, _)| *at).collect();
        prop_assert_eq!(polls, counted, "{}", position);
        let hung = recording.elapsed >= *limit;
        match entry.end {
            Some((at, end)) if !hung => {
                let word = match end {
                    End::Finished => "finished",
                    End::Failed => "failed",
                    End::TimedOut => "timed out",
                    End::Panicked => "panicked",
                    End::Cancelled => "cancelled",
                };
                prop_assert_eq!(lane.outcome.word(), word, "{}", position);
                prop_assert_eq!(lane.end.map(|end| end.at), Some(at));
            }
            Some(_) => {}
            None => prop_assert_eq!(lane.outcome.word(), "still running"),
        }
    }
    if let Some((at, _)) = entries.first().and_then(|entry| entry.end) {
        prop_assert_eq!(recording.elapsed, at);
    }
    let mut ends: Vec<_> = lanes.iter().filter_map(|lane| lane.end).collect();
    ends.sort();
    prop_assert!(ends.windows(2).all(|pair| pair[0].step != pair[1].step));
    Ok(())
}

fn say_the_same(recording: &Recording) -> Result<(), TestCaseError> {
    prop_assert_eq!(&Recording::from_json(&recording.to_json()).unwrap(), recording);

    let table = recording.table();
    let svg = recording.to_svg(&SvgOptions { id_prefix: "p", title: "t", ..SvgOptions::default() });
    let drawn: Vec<[String; 4]> = svg
        .split("<g data-lane=\"")
        .skip(1)
        .map(|group| {
            ["", "data-start=\"", "data-end=\"", "data-outcome=\""].map(|attribute| {
                let value = group.split_once(attribute).map_or(group, |(_, rest)| rest);
                value.split('"').next().unwrap_or_default().to_owned()
            })
        })
        .collect();
    let told: Vec<[String; 4]> =
        table.iter().map(|r| [&r.label, &r.start, &r.end, &r.outcome].map(Clone::clone)).collect();
    prop_assert_eq!(drawn, told);

    let coloured = recording.to_coloured_text();
    prop_assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), recording.to_text());

    let chart = recording.chart(None);
    prop_assert_eq!(chart.lines().count(), table.len() + 1);
    for (line, row) in chart.lines().skip(1).zip(&table) {
        prop_assert!(line.trim_start().starts_with(&row.label), "{} / {}", line, row.label);
        prop_assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "too wide: {}", line);
    }
    for (layout, svg) in drawn::drawings(recording, recording) {
        prop_assert_eq!(drawn::faults(layout, &svg), Vec::<String>::new(), "{}", svg);
        prop_assert!(!svg.contains("class=\"tl-differs\""), "from itself: {}", svg);
    }
    if recording.lanes.len() <= 9 {
        groups_and_requests(recording, &chart, &svg)?;
        prints_and_shades(recording, &chart, &svg)?;
    }
    Ok(())
}

/// A mark for each instant at which a lane prints, and a shade for each result that waits.
fn prints_and_shades(recording: &Recording, chart: &str, svg: &str) -> Result<(), TestCaseError> {
    let lane_of = |line: &timeline::Line| Some((line.lane?, line.moment.at));
    let lives =
        |(lane, at): &(usize, Duration)| recording.lanes[*lane].end.is_none_or(|end| *at <= end.at);
    let prints: HashSet<_> = recording.lines.iter().filter_map(lane_of).filter(lives).collect();
    prop_assert_eq!(svg.matches("class=\"tl-print\"").count(), prints.len());
    let shades = recording.lanes.iter().filter_map(|lane| recording.untaken_until(lane));
    prop_assert_eq!(svg.matches("class=\"tl-ready\"").count(), shades.count());
    for lane in recording.lanes.iter().filter(|lane| recording.untaken_until(lane).is_none()) {
        let line = chart.lines().find(|line| line.trim_start().starts_with(&lane.label));
        prop_assert!(!line.is_some_and(|line| line.contains('░')), "{} {}", lane.label, chart);
    }
    Ok(())
}

/// Whether a lane and all below it have ended by then.
fn ended_by(recording: &Recording, index: usize, at: Duration) -> bool {
    recording.lanes[index].end.is_some_and(|end| end.at <= at)
        && recording.children(index).all(|child| ended_by(recording, child, at))
}

/// A bracket and two words for each group, a dashed line and a name for each request; every start
/// and every end is among the steps.
fn groups_and_requests(recording: &Recording, chart: &str, svg: &str) -> Result<(), TestCaseError> {
    let steps: Vec<String> = recording.steps().into_iter().map(|step| step.text).collect();
    let told = |start: &str, end: &str| {
        steps.iter().any(|step| step.starts_with(start) && step.ends_with(end))
    };
    let mut groups = 0;
    let mut requests = 0;
    for (index, lane) in recording.lanes.iter().enumerate().skip(1) {
        let children: Vec<_> = recording.children(index).map(|c| &recording.lanes[c]).collect();
        let is_group = !children.is_empty();
        let closes = lane.end.is_some_and(|end| ended_by(recording, index, end.at));
        groups += usize::from(is_group);
        let opening = if is_group { ", group open" } else { "" };
        let start = format!("{} started", lane.label);
        prop_assert!(told(&start, opening) || lane.polls.is_empty(), "{} in {:?}", start, steps);
        if lane.end.is_some() {
            let end = format!("{} {}", lane.label, lane.outcome.word());
            prop_assert!(told(&end, ""), "{} in {:?}", end, steps);
            let later = format!("{}: group closed", lane.label);
            let closed = told(&end, ", group closed") || told(&later, "");
            prop_assert_eq!(closed, is_group && closes, "{} in {:?}", lane.label, &steps);
        }
        if recording.cancel_request(lane).is_some() {
            requests += 1;
            let spawner = &recording.lanes[lane.parent.unwrap()].label;
            let asked = format!("{spawner} requests cancellation of ");
            let names = steps.iter().filter_map(|step| step.strip_prefix(&asked));
            let mut names = names.flat_map(|names| names.split(", "));
            prop_assert!(names.any(|name| name == lane.label), "{:?}", steps);
        }
    }
    prop_assert_eq!(chart.matches('┌').count(), groups);
    prop_assert_eq!(chart.matches('└').count(), groups);
    prop_assert_eq!(svg.matches("tl-group").count(), groups);
    prop_assert_eq!(svg.matches("tl-request").count(), requests);
    Ok(())
}
