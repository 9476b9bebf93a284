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

    /// Until when the result of this lane was ready and was not taken.
    ///
    /// Nothing tells when a result is taken; what is known is when the lane that spawned this one was
    /// polled. Where its polls are those of a loop that awaits its tasks one after the other, in the order
    /// in which it spawned them, it is taken in that loop's turn. Otherwise this is the next poll, the
    /// earliest instant at which it could be taken; where there was none, the spawner's end, or that of
    /// the recording.
    ///
    /// `None` where the spawner was polled at the very instant, as one is that awaits this lane; for a lane
    /// that was cancelled, that is detached, or that runs inside its parent. A handle that was given to
    /// another task may be awaited there, which no recording knows.
    pub fn untaken_until(&self, lane: &Lane) -> Option<Duration> {
        let leaves_a_result = !matches!(lane.outcome, Outcome::Cancelled | Outcome::Open);
        let end =
            lane.end.filter(|_| lane.spawned && leaves_a_result && !self.is_detached(lane))?;
        let spawner = self.lanes.get(lane.parent?)?;
        let next = spawner.polls.iter().copied().filter(|poll| *poll > end).min();
        let until = next.or(spawner.end).map_or(self.elapsed, |moment| moment.at);
        let until = self.turn(lane, spawner).map_or(until, |turn| turn.max(until));
        (until >= end.at + INSTANT).then_some(until)
    }

    /// When a lane's turn comes in a loop that awaits the tasks of its spawner in the order of their starts:
    /// when all before it have ended. `None` where the spawner was not polled as such a loop is.
    fn turn(&self, lane: &Lane, spawner: &Lane) -> Option<Duration> {
        let is_before = |other: &&Lane| {
            other.spawned && other.parent == lane.parent && other.start.step <= lane.start.step
        };
        let mut turns: Vec<Duration> = Vec::new();
        for before in self.lanes.iter().filter(is_before) {
            let end = before.end?.at;
            turns.push(turns.last().map_or(end, |last| end.max(*last)));
        }
        let turn = *turns.last()?;
        turns.dedup();
        // Until all had started it may have waited for something else.
        let is_seen = |at: &Duration| *at > lane.start.at && *at <= turn;
        let mut polls: Vec<_> = spawner.polls.iter().map(|poll| poll.at).filter(is_seen).collect();
        polls.sort_unstable();
        polls.dedup();
        turns.retain(is_seen);
        (polls == turns).then_some(turn)
    }

    /// For each lane, when its group closed: when the last lane of it ended, groups in it included, if
    /// that was no later than the instant at which the lane that opened it ended. `None` for a group
    /// that is left by a lane that runs on. A lane that started none is a group of its own.
    ///
    /// For all lanes at once, because it takes one pass over all of them.
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

/// What holds between all lanes of a sound recording, found in one pass: there may be thousands.
#[derive(Debug)]
pub(crate) struct Relations {
    /// The caller and all below it, each followed by those that it started: the order in which they
    /// are drawn.
    pub tree: Vec<usize>,
    /// How many lanes between this one and the caller.
    pub depth: Vec<usize>,
    /// How many lanes this one started, and those started, and so on.
    pub size: Vec<usize>,
    /// How many groups deep this lane is: 0 for one that started none.
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
        // The last end of a lane and all below it; `None` where one has not ended.
        let mut last: Vec<Option<Moment>> = lanes.iter().map(|lane| lane.end).collect();
        // What is below a lane comes before it.
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
