//! Which lanes belong together: what a recording shows about groups, detached lanes and
//! cancellation.

use std::iter;
use std::time::Duration;

use crate::{Lane, Moment, Outcome, Recording};

/// The precision of timers: on a real clock too, events that are closer together count as one
/// instant.
pub(crate) const INSTANT: Duration = Duration::from_millis(1);

impl Recording {
    /// Whether this lane went on after the lane that started it had ended: then nobody reads its
    /// result. A lane that was cancelled at the instant of that end did not go on.
    pub fn is_detached(&self, lane: &Lane) -> bool {
        let parent = lane.parent.and_then(|parent| self.lanes.get(parent));
        let Some(parent_end) = parent.and_then(|parent| parent.end) else { return false };
        let went_on = |end: Moment| match lane.outcome {
            Outcome::Cancelled => end.at > parent_end.at,
            _ => end > parent_end,
        };
        lane.spawned && lane.end.is_none_or(went_on)
    }

    /// The lanes that this one started, in the order of their starts.
    pub fn children(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let lanes = self.lanes.iter().enumerate();
        lanes.filter(move |(_, lane)| lane.parent == Some(index)).map(|(child, _)| child)
    }

    /// When the lane that spawned this one asked for its cancellation.
    ///
    /// An abort leaves no trace of its own, so the moment is inferred. If the spawner was polled at
    /// the instant of the drop, and before it, the request is in the last such poll, after what the
    /// spawner printed there. Or the spawner's own drop was the request. `None` otherwise: if another
    /// lane of the same task ended in between, for which this one was dropped (as in `select!`); and
    /// for a lane that runs inside its parent, whose only request is the drop itself.
    ///
    /// A task that gives up waiting for its lane at an instant at which its spawner is polled looks
    /// like one that hears there from the spawner that it is to stop: no recording tells them apart.
    /// Nor does one keep the second task of a lane that moved from one task to another.
    pub fn cancel_request(&self, lane: &Lane) -> Option<Moment> {
        let end = lane.end.filter(|_| lane.spawned && lane.outcome == Outcome::Cancelled)?;
        let spawner = self.lanes.get(lane.parent?)?;
        let polls = spawner.polls.iter().copied();
        let printed = self.lines.iter().filter(|line| line.lane == lane.parent);
        let dropped = spawner.end.filter(|_| spawner.outcome == Outcome::Cancelled);
        let task = self.first_of_task(lane).start;
        let is_of_task = |o: &&Lane| o.spawned && self.first_of_task(o).start == task;
        let of_task = self.lanes.iter().filter(is_of_task).filter(|other| !self.has_moved(other));
        let others = of_task.filter(|other| !matches!(other.outcome, Outcome::Cancelled));
        let taken = others.filter_map(|other| other.end).filter(|other| *other < end).max();
        polls
            .chain(printed.map(|line| line.moment))
            .chain(dropped)
            .filter(|moment| *moment < end && end.at - moment.at < INSTANT)
            // A task that carries the spawner's span may print for it after its end; and a recording
            // that was read from elsewhere may have events before its start.
            .filter(|moment| *moment >= spawner.start)
            // Whoever awaits the first of two drops the other one itself.
            .filter(|moment| taken.is_none_or(|taken| taken < *moment))
            .filter(|moment| spawner.end.is_none_or(|spawner_end| *moment <= spawner_end))
            .max()
    }

    /// Whether this lane began in the task of a lane above it and moved to another one: it is no longer of the first.
    pub(crate) fn has_moved(&self, lane: &Lane) -> bool {
        let above = |lane: &&Lane| lane.parent.and_then(|parent| self.lanes.get(parent));
        // Lanes between the two run inside the task, and have none of their own.
        let task = iter::successors(above(&lane), above).find(|lane| lane.spawned);
        let is_of_its_task =
            |task| self.first_of_task(task).start == self.first_of_task(lane).start;
        lane.spawned && task.is_some_and(is_of_its_task)
    }

    /// For each lane, when its group closed: when the last lane of the group ended, inner groups
    /// included. `None` if a lane of the group ran on after the instant at which the lane that
    /// opened the group ended. A lane that started no other is a group by itself.
    ///
    /// It answers for all lanes at once, because it takes one pass over all of them.
    ///
    /// # Example
    /// ```
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
    /// #[tracing::instrument]
    /// async fn table() {
    ///     guest().await
    /// }
    ///
    /// #[tracing::instrument]
    /// async fn guest() {}
    ///
    /// let recording = timeline::record(table()).await;
    /// assert_eq!(recording.groups_closed()[1], recording.lanes[1].end);
    /// # }
    /// ```
    pub fn groups_closed(&self) -> Vec<Option<Moment>> {
        Relations::of(&self.sound()).closed
    }
}

/// The relations between all lanes of a sound recording, found in one pass, because there may be
/// thousands.
#[derive(Debug)]
pub(crate) struct Relations {
    /// The caller and all lanes below it, in the order in which they are drawn: each lane is
    /// followed by those that it started.
    pub tree: Vec<usize>,
    /// How many lanes are above each lane; 0 for the caller.
    pub depth: Vec<usize>,
    /// How many lanes each lane started, directly or through others.
    pub size: Vec<usize>,
    /// How many levels of groups each lane has: 0 for a lane that started none.
    pub height: Vec<usize>,
    /// See [`Recording::groups_closed`].
    pub closed: Vec<Option<Moment>>,
}

impl Relations {
    pub fn of(recording: &Recording) -> Self {
        let lanes = &recording.lanes;
        let mut children = vec![Vec::new(); lanes.len()];
        for (index, lane) in lanes.iter().enumerate().rev() {
            if let Some(parent) = lane.parent {
                children[parent].push(index);
            }
        }
        let mut tree = Vec::with_capacity(lanes.len());
        let mut depth = vec![0; lanes.len()];
        let mut next = vec![0];
        while let Some(index) = next.pop() {
            tree.push(index);
            if let Some(parent) = lanes[index].parent {
                depth[index] = depth[parent] + 1;
            }
            next.append(&mut children[index]);
        }
        let (mut size, mut height) = (vec![0; lanes.len()], vec![0; lanes.len()]);
        // The last end among a lane and all below it; `None` if one of them has not ended.
        let mut last: Vec<Option<Moment>> = lanes.iter().map(|lane| lane.end).collect();
        // In reverse, lanes come before the lane that started them.
        for &index in tree.iter().rev() {
            if let Some(parent) = lanes[index].parent {
                size[parent] += 1 + size[index];
                height[parent] = height[parent].max(1 + height[index]);
                last[parent] = last[parent].zip(last[index]).map(|(one, other)| one.max(other));
            }
        }
        let closed = lanes.iter().zip(last).map(|(lane, last)| {
            let end = lane.end?;
            last.filter(|last| last.at <= end.at)
        });
        Self { tree, depth, size, height, closed: closed.collect() }
    }

    /// Whether one of two lanes is below the other.
    pub fn are_related(recording: &Recording, one: usize, other: usize) -> bool {
        let is_above = |above: usize, below: usize| {
            let parent = |lane: &usize| recording.lanes[*lane].parent;
            std::iter::successors(Some(below), parent).any(|lane| lane == above)
        };
        is_above(one, other) || is_above(other, one)
    }
}
