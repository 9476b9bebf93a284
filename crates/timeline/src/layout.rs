//! What is drawn where, in time, for every renderer alike: rows, folding, scale, time labels.

use std::collections::HashMap;
use std::time::Duration;

use crate::{Lane, Moment, Outcome, Recording, words};

/// More lanes than this (the caller not counted) are folded into bands.
pub(crate) const MOST_LANES: usize = 8;

/// Lanes that run the same code and end in the same way, as one row.
#[derive(Debug, Clone)]
pub(crate) struct Band {
    pub kind: String,
    pub count: usize,
    pub outcome: Outcome,
    pub first_start: Moment,
    pub last_start: Duration,
    /// The first and the last end.
    pub ends: Option<(Duration, Duration)>,
}

/// Folds all lanes but the caller.
pub(crate) fn bands(recording: &Recording) -> Vec<Band> {
    let by_kind = fold(recording, |lane| lane.kind.clone());
    if by_kind.len() <= MOST_LANES { by_kind } else { fold(recording, |_| "lane".to_owned()) }
}

fn fold(recording: &Recording, kind_of: impl Fn(&Lane) -> String) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for lane in &recording.lanes[1..] {
        let kind = kind_of(lane);
        let end = lane.end.map(|end| end.at);
        let alike =
            |band: &&mut Band| band.kind == kind && band.outcome.word() == lane.outcome.word();
        if let Some(band) = bands.iter_mut().find(alike) {
            band.count += 1;
            band.last_start = band.last_start.max(lane.start.at);
            if let (Some((first, last)), Some(end)) = (&mut band.ends, end) {
                (*first, *last) = ((*first).min(end), (*last).max(end));
            }
        } else {
            bands.push(Band {
                kind,
                count: 1,
                outcome: lane.outcome.clone(),
                first_start: lane.start,
                last_start: lane.start.at,
                ends: end.map(|end| (end, end)),
            });
        }
    }
    bands
}

/// One row of a drawing.
#[derive(Debug)]
pub(crate) struct DrawnRow {
    pub label: String,
    pub is_caller: bool,
    /// Nested this deep below the caller.
    pub depth: usize,
    pub start: Duration,
    /// The lane that started it is this many rows above, where a link is drawn.
    pub link_from: Option<usize>,
    pub end: Option<Duration>,
    pub outcome: Outcome,
    /// What stands at the right of the end mark.
    pub value: String,
    /// A cancelled lane's ghost goes to here.
    pub ghost_until: Option<Duration>,
    pub detached: bool,
    /// Where the caller printed something between its start and its end.
    pub prints: Vec<Duration>,
    /// The number of its end among the things of that instant.
    pub end_number: Option<u32>,
    /// Polls between its start and its end.
    pub polls: Vec<Duration>,
    /// A band's spread: last start, first end.
    pub spread: Option<(Duration, Duration)>,
}

/// A recording laid out in time.
#[derive(Debug)]
pub(crate) struct Drawing {
    pub until: Duration,
    pub ticks: Vec<Duration>,
    pub rows: Vec<DrawnRow>,
}

impl Recording {
    /// How far to the right the drawing reaches: give the longest of two recordings to both, and
    /// they share one scale.
    pub fn extent(&self) -> Duration {
        let ends = self.lanes.iter().map(|lane| {
            let ghost = lane.takes.filter(|_| lane.outcome == Outcome::Cancelled);
            let ghost_end = ghost.map_or(Duration::ZERO, |takes| lane.start.at + takes);
            lane.end.unwrap_or(lane.start).at.max(ghost_end)
        });
        ends.max().unwrap_or_default().max(self.elapsed)
    }
}

pub(crate) fn draw(recording: &Recording, until: Option<Duration>) -> Drawing {
    let until = until.unwrap_or_default().max(recording.extent());
    let numbers = words::numbers(recording);
    let mut rows = vec![lane_row(recording, 0, &numbers)];
    if recording.lanes.len() - 1 <= MOST_LANES {
        rows.extend((1..recording.lanes.len()).map(|index| lane_row(recording, index, &numbers)));
    } else {
        rows.extend(bands(recording).iter().map(band_row));
    }
    Drawing { until, ticks: ticks(until), rows }
}

fn lane_row(recording: &Recording, index: usize, numbers: &HashMap<u32, u32>) -> DrawnRow {
    let lane = &recording.lanes[index];
    let depth = std::iter::successors(lane.parent, |&parent| recording.lanes[parent].parent);
    let mut prints = Vec::new();
    if index == 0 {
        let printed = recording.lines.iter().filter(|line| line.lane == Some(0));
        prints.extend(printed.map(|line| line.moment.at).filter(|at| *at > lane.start.at));
        prints.dedup();
        prints.retain(|at| lane.end.is_none_or(|end| *at < end.at));
    }
    let cancelled = lane.outcome == Outcome::Cancelled;
    let polls =
        lane.polls.iter().map(|poll| poll.at).filter(|at| {
            index != 0 && *at > lane.start.at && lane.end.is_none_or(|end| *at < end.at)
        });
    DrawnRow {
        label: lane.label.clone(),
        is_caller: index == 0,
        depth: depth.count(),
        start: lane.start.at,
        link_from: lane.parent.filter(|_| lane.spawned).map(|parent| index - parent),
        end: lane.end.map(|end| end.at),
        outcome: lane.outcome.clone(),
        value: match &lane.outcome {
            Outcome::Finished(text) | Outcome::Failed(text) => text.clone(),
            outcome => outcome.word().to_owned(),
        },
        ghost_until: lane.takes.filter(|_| cancelled).map(|takes| lane.start.at + takes),
        detached: recording.is_detached(lane),
        prints,
        end_number: lane.end.and_then(|end| numbers.get(&end.step).copied()),
        polls: polls.collect(),
        spread: None,
    }
}

fn band_row(band: &Band) -> DrawnRow {
    DrawnRow {
        label: band.label(),
        is_caller: false,
        depth: 1,
        start: band.first_start.at,
        link_from: None,
        end: band.ends.map(|ends| ends.1),
        outcome: band.outcome.clone(),
        value: format!("{} {}", band.count, band.outcome.word()),
        ghost_until: None,
        detached: false,
        prints: Vec::new(),
        end_number: None,
        polls: Vec::new(),
        spread: Some((band.last_start, band.ends.map_or(band.last_start, |ends| ends.0))),
    }
}

/// At most five time labels, 0 always among them, at round distances.
fn ticks(until: Duration) -> Vec<Duration> {
    let span = until.as_nanos();
    if span == 0 {
        return vec![Duration::ZERO];
    }
    const SECOND: u128 = 1_000_000_000;
    const MINUTE: u128 = 60 * SECOND;
    let decimal = (0..).flat_map(|power| [1, 2, 5].map(|factor| factor * 10_u128.pow(power)));
    let sexagesimal = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1440].map(|n| n * MINUTE);
    let mut steps = decimal
        .take_while(|step| *step < 30 * SECOND)
        .chain([30 * SECOND])
        .chain(sexagesimal)
        .chain((1..).map(|days| days * 2880 * MINUTE));
    let step = steps.find(|step| span / step <= 4).unwrap_or(span);
    (0..=span / step).map(|index| Duration::from_nanos((index * step) as u64)).collect()
}

/// The words of a time label.
pub(crate) fn tick_label(at: Duration) -> String {
    words::duration(at)
}
