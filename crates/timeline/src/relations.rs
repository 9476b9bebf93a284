//! Who belongs to whom: what follows from a recording about groups, detached lanes and cancellation.

use std::time::Duration;

use crate::{Lane, Moment, Outcome, Recording};

/// Timers are this coarse, so on a real clock too what is closer together is one instant.
const INSTANT: Duration = Duration::from_millis(1);

impl Recording {
    /// Whether this lane went on after the one that started it had ended: nobody reads its result.
    /// One that was cancelled at that instant did not go on.
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
    /// An abort leaves no trace of its own. What is known: it was asked for in the spawner's last
    /// poll before the drop, if there was one at that instant, and not before what was printed
    /// there; or by the spawner's own drop. `None` otherwise, and for a lane that runs inside its
    /// parent, where to ask is to drop.
    pub fn cancel_request(&self, lane: &Lane) -> Option<Moment> {
        let end = lane.end.filter(|_| lane.spawned && lane.outcome == Outcome::Cancelled)?;
        let spawner = self.lanes.get(lane.parent?)?;
        let polls = spawner.polls.iter().copied();
        let printed = self.lines.iter().filter(|line| line.lane == lane.parent);
        let dropped = spawner.end.filter(|_| spawner.outcome == Outcome::Cancelled);
        polls
            .chain(printed.map(|line| line.moment))
            .chain(dropped)
            .filter(|moment| *moment < end && end.at - moment.at < INSTANT)
            // A task that carries its span may print for it later.
            .filter(|moment| spawner.end.is_none_or(|spawner_end| *moment <= spawner_end))
            .max()
    }

    /// When the last lane of a group ended, groups in it included, if that was no later than the
    /// instant at which the lane that opened it ended: then it is closed. `None` for a group that
    /// is left by a lane that runs on.
    ///
    /// # Panics
    /// When there is no lane with this index.
    pub fn group_closed(&self, index: usize) -> Option<Moment> {
        let recording = self.sound();
        let end = recording.lanes[index].end?;
        recording.tree(index).into_iter().try_fold(end, |last, lane| {
            let lane_end = recording.lanes[lane].end.filter(|lane_end| lane_end.at <= end.at)?;
            Some(last.max(lane_end))
        })
    }

    /// A lane and all below it, each followed by those that it started: the order in which they
    /// are drawn.
    pub(crate) fn tree(&self, top: usize) -> Vec<usize> {
        // Once for all: there may be thousands of lanes.
        let mut children = vec![Vec::new(); self.lanes.len()];
        for (index, lane) in self.lanes.iter().enumerate().rev() {
            if let Some(parent) = lane.parent {
                children[parent].push(index);
            }
        }
        let mut tree = Vec::with_capacity(self.lanes.len());
        let mut next = vec![top];
        while let Some(index) = next.pop() {
            tree.push(index);
            next.append(&mut children[index]);
        }
        tree
    }

    /// How many lanes between this one and the caller.
    pub(crate) fn depth(&self, lane: &Lane) -> usize {
        std::iter::successors(lane.parent, |&parent| self.lanes[parent].parent).count()
    }

    /// How many lanes this one started, and those started, and so on.
    pub(crate) fn group_size(&self, index: usize) -> usize {
        self.children(index).map(|child| 1 + self.group_size(child)).sum()
    }

    /// How many groups deep this lane is: 0 for one that started none.
    pub(crate) fn group_height(&self, index: usize) -> usize {
        self.children(index).map(|child| 1 + self.group_height(child)).max().unwrap_or(0)
    }
}
