//! What is drawn where, in time, for all renderers: rows, scale, time labels.

use std::time::Duration;

use crate::bands::{Band, MOST_LANES, bands};
use crate::model::LONGEST;
use crate::outcome::end_words;
use crate::relations::Relations;
use crate::steps::end_numbers;
use crate::{Lane, Outcome, Recording, units};

/// One row of a drawing.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct DrawnRow {
    pub label: String,
    /// The name by which its colour is chosen, the same in several drawings; `None` for the caller.
    pub errand: Option<String>,
    pub is_caller: bool,
    /// How many lanes deep it is nested below the caller.
    pub depth: usize,
    pub start: Duration,
    /// How many rows above it the lane stands that started it, where a link is drawn.
    pub link_from: Option<usize>,
    /// The group that this row opens.
    pub group: Option<Group>,
    pub end: Option<Duration>,
    pub outcome: Outcome,
    /// The text to the right of the end mark.
    pub value: String,
    /// Whether `value` is the result that the lane returned, rather than words about its end.
    pub is_result: bool,
    /// Where the dashed line ends that shows the time a stopped lane never ran.
    pub ghost_until: Option<Duration>,
    /// Until when it is done and its spawner takes no notice.
    pub untaken_until: Option<Duration>,
    /// Whether nobody reads its result.
    pub detached: bool,
    /// When the lane that started it ended before it, and so detached it.
    pub cut: Option<Duration>,
    /// When it printed something, also at its start and at its end.
    pub prints: Vec<Duration>,
    /// When it asked to cancel lanes that it had spawned.
    pub requests: Vec<Duration>,
    /// When somebody asked to cancel it.
    pub request: Option<Duration>,
    /// The number of its end among those of that instant, where their order teaches something.
    pub end_number: Option<u32>,
    /// Polls between its start and its end.
    pub polls: Vec<Duration>,
    /// For a band: its last start and its first end.
    pub spread: Option<(Duration, Duration)>,
}

impl DrawnRow {
    /// Where its line ends, with everything that is drawn after it.
    pub fn last(&self) -> Option<Duration> {
        self.end.map(|end| end.max(self.ghost_until.max(self.untaken_until).unwrap_or_default()))
    }

    /// Whether something is drawn at `at`, strictly between its start and its end.
    pub fn is_inside(&self, at: Duration) -> bool {
        at > self.start && self.end.is_none_or(|end| at < end)
    }
}

/// A lane that started other lanes; a bracket is drawn around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Group {
    /// How many rows below it belong to it.
    pub size: usize,
    /// How many groups are around it.
    pub level: usize,
    /// How many levels of groups it has, counting itself.
    pub height: usize,
    /// Whether all its lanes have ended when it ends.
    pub is_closed: bool,
}

/// A recording laid out in time.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Drawing {
    pub until: Duration,
    pub ticks: Vec<Duration>,
    pub rows: Vec<DrawnRow>,
}

impl Drawing {
    /// How deep groups are nested, at most.
    pub(crate) fn levels(&self) -> usize {
        self.rows.iter().filter_map(|row| row.group).map(|group| group.level + 1).max().unwrap_or(0)
    }
}

impl Recording {
    /// How far to the right the drawing reaches. Give the longer extent of two recordings to both,
    /// and they share one scale.
    pub fn extent(&self) -> Duration {
        let recording = self.sound();
        let ends = recording.lanes.iter().map(|lane| {
            let ghost_end = ghost_until(lane).unwrap_or_default();
            lane.end.unwrap_or(lane.start).at.max(ghost_end)
        });
        ends.max().unwrap_or_default().max(recording.elapsed)
    }
}

pub(crate) fn draw(recording: &Recording, until: Option<Duration>) -> Drawing {
    let recording = &*recording.sound();
    let until = until.unwrap_or_default().min(LONGEST).max(recording.extent());
    let relations = Relations::of(recording);
    let is_folded = recording.lanes.len() - 1 > MOST_LANES;
    let tree = if is_folded { &[0][..] } else { &relations.tree };
    let mut rows: Vec<DrawnRow> =
        tree.iter().map(|index| lane_row(recording, *index, tree, &relations, until)).collect();
    if is_folded {
        rows.extend(bands(recording).iter().map(band_row));
    } else {
        let numbers = end_numbers(recording);
        for (row, index) in rows.iter_mut().zip(tree) {
            row.end_number = numbers.get(index).copied();
        }
    }
    Drawing { until, ticks: ticks(until), rows }
}

/// Draws a lane as a row. `tree` holds the lanes that have rows, from the top.
fn lane_row(
    recording: &Recording,
    index: usize,
    tree: &[usize],
    relations: &Relations,
    until: Duration,
) -> DrawnRow {
    let lane = &recording.lanes[index];
    let row_of = |lane| tree.iter().position(|other| *other == lane).unwrap_or(0);
    // A recording that was read from elsewhere may have events after its end.
    let ends = lane.end.map_or(until, |end| end.at);
    let inside = |at: &Duration| *at > lane.start.at && *at < ends;
    let printed = recording.lines.iter().filter(|line| line.lane == Some(index));
    // A task that carries the lane's span may print for it after its end.
    let lives = |at: &Duration| *at >= lane.start.at && *at <= ends;
    let mut prints: Vec<_> = printed.map(|line| line.moment.at).filter(lives).collect();
    prints.sort_unstable();
    prints.dedup();
    let polls = lane.polls.iter().map(|poll| poll.at).filter(|at| index != 0 && inside(at));
    let started = tree.iter().map(|other| &recording.lanes[*other]);
    let started = started.filter(|other| other.parent == Some(index));
    let mut requests: Vec<_> = started
        .filter_map(|other| recording.cancel_request(other))
        .map(|request| request.at)
        .collect();
    requests.sort_unstable();
    requests.dedup();
    let detached = recording.is_detached(lane);
    let starter_end = lane.parent.and_then(|parent| recording.lanes[parent].end);
    DrawnRow {
        label: units::one_line(&lane.label).into_owned(),
        errand: (index != 0).then(|| lane.name().to_owned()),
        is_caller: index == 0,
        depth: relations.depth[index],
        start: lane.start.at,
        link_from: lane.parent.filter(|_| lane.spawned).map(|p| row_of(index) - row_of(p)),
        group: group(relations, index),
        end: lane.end.map(|end| end.at),
        outcome: lane.outcome.clone(),
        value: units::one_line(&value(lane, detached)).into_owned(),
        is_result: !lane.outcome.text().is_empty(),
        ghost_until: ghost_until(lane),
        untaken_until: recording.untaken_until(lane).map(|taken| taken.min(until)),
        detached,
        cut: starter_end.filter(|_| detached).map(|end| end.at).filter(inside),
        prints,
        requests,
        request: recording.cancel_request(lane).map(|request| request.at),
        end_number: None,
        polls: polls.collect(),
        spread: None,
    }
}

fn group(relations: &Relations, index: usize) -> Option<Group> {
    // The caller is no group, so a lane that the caller started is at level 0.
    let level = relations.depth[index].checked_sub(1)?;
    let (size, height) = (relations.size[index], relations.height[index]);
    let is_closed = relations.closed[index].is_some();
    (size > 0).then_some(Group { size, level, height, is_closed })
}

/// The text beside the mark of a lane's end.
fn value(lane: &Lane, detached: bool) -> String {
    let value = match &lane.outcome {
        Outcome::Finished(text) | Outcome::Failed(text) => text.clone(),
        Outcome::Cancelled if ghost_until(lane).is_some() => "cancelled: rest never ran".to_owned(),
        _ => end_words(lane),
    };
    let ended = !matches!(lane.outcome, Outcome::Open | Outcome::Cancelled);
    match (detached && ended, value.is_empty()) {
        (true, false) => format!("{value} (unseen)"),
        (true, true) => "(unseen)".to_owned(),
        _ => value,
    }
}

/// Where a lane would have ended that was stopped before.
fn ghost_until(lane: &Lane) -> Option<Duration> {
    let stopped = matches!(lane.outcome, Outcome::Cancelled | Outcome::TimedOut);
    let until = lane.start.at + lane.takes.filter(|_| stopped)?;
    lane.end.filter(|end| end.at < until).map(|_| until)
}

fn band_row(band: &Band) -> DrawnRow {
    DrawnRow {
        label: band.label(),
        errand: Some(band.kind.clone()),
        is_caller: false,
        depth: 1,
        start: band.first_start.at,
        link_from: None,
        group: None,
        end: band.ends.map(|ends| ends.1),
        outcome: band.outcome.clone(),
        value: format!("{} {}", band.count, band.outcome.word()),
        is_result: false,
        ghost_until: None,
        untaken_until: None,
        detached: false,
        cut: None,
        prints: Vec::new(),
        requests: Vec::new(),
        request: None,
        end_number: None,
        polls: Vec::new(),
        spread: Some((band.last_start, band.ends.map_or(band.last_start, |ends| ends.0))),
    }
}

/// At most five time labels at round distances, always with 0.
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

/// The text of a time label.
pub(crate) fn tick_label(at: Duration) -> String {
    units::duration(at)
}
