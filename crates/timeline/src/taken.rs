//! When a result that is ready is taken: what can be known of it from polls and ends.

use std::time::Duration;

use crate::relations::INSTANT;
use crate::{Lane, Outcome, Recording};

impl Recording {
    /// Until when the result of this lane was ready and nobody took it.
    ///
    /// No event tells when a result is taken; what is known is when the lane that spawned this one
    /// was polled, and what else it awaited. Two kinds of loops show in that:
    ///
    /// - The spawner's polls are those of a loop that awaits its tasks one after the other, in the
    ///   order of their spawns: the result is taken at its turn.
    /// - The spawner works on each result (awaits a lane that runs inside it) before it asks for the
    ///   next, in the order of their spawns or of their ends: the result is taken when its work
    ///   begins, or where it has none, when the work before it has ended.
    ///
    /// Otherwise the answer is the spawner's next poll, the earliest instant at which it could take
    /// the result; or, if there was none, the spawner's end, or the recording's. A spawner that
    /// awaits a task and a future inside itself at once (`join!`) is told apart from the second loop
    /// only if that future began before its first task ended.
    ///
    /// `None` if the spawner was polled at the instant of this lane's end (as when it awaits this
    /// lane), and for a lane that was cancelled, is detached, or runs inside its parent. A handle
    /// that was given to another task may be awaited there: no recording shows that.
    pub fn untaken_until(&self, lane: &Lane) -> Option<Duration> {
        let end = lane
            .end
            .filter(|_| lane.spawned && leaves_a_result(lane) && !self.is_detached(lane))?;
        let spawner = self.lanes.get(lane.parent?)?;
        let next = spawner.polls.iter().copied().filter(|poll| *poll > end).min();
        let until = next.or(spawner.end).map_or(self.elapsed, |moment| moment.at);
        let turn = self.turn_between_work(lane, spawner).or_else(|| self.turn(lane, spawner));
        let until = turn.map_or(until, |turn| turn.max(until));
        (until >= end.at + INSTANT).then_some(until)
    }

    /// When a lane's turn comes in a loop that awaits the spawner's tasks in the order of their
    /// starts: when all tasks before it have ended. `None` if the spawner's polls are not those of
    /// such a loop.
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
        // Before all of them had started, the spawner may have waited for something else.
        let is_seen = |at: &Duration| *at > lane.start.at && *at <= turn;
        let mut polls: Vec<_> = spawner.polls.iter().map(|poll| poll.at).filter(is_seen).collect();
        polls.sort_unstable();
        polls.dedup();
        turns.retain(is_seen);
        (polls == turns).then_some(turn)
    }

    /// When a lane's turn comes in a loop that works on each result before it asks for the next.
    /// `None` if what the spawner awaited inside itself is not such work.
    fn turn_between_work(&self, lane: &Lane, spawner: &Lane) -> Option<Duration> {
        let siblings = || self.lanes.iter().filter(|other| other.parent == lane.parent);
        let mut tasks: Vec<&Lane> =
            siblings().filter(|other| other.spawned && leaves_a_result(other)).collect();
        // What was done before the first result was there is no work on a result.
        let first_end = tasks.iter().filter_map(|task| task.end).min()?;
        let is_work = |other: &&Lane| !other.spawned && other.end.is_none_or(|end| end > first_end);
        let work: Vec<&Lane> = siblings().filter(is_work).collect();
        if work.is_empty() {
            return None;
        }
        tasks.sort_by_key(|task| task.end);
        let by_end = Loop::new(spawner, &tasks).play(&tasks, &work, lane);
        tasks.sort_by_key(|task| task.start);
        let by_start = || Loop::new(spawner, &tasks).play(&tasks, &work, lane);
        match by_end {
            Some((turn, true)) => Some(turn),
            _ => by_start().or(by_end).map(|(turn, _)| turn),
        }
    }
}

fn leaves_a_result(lane: &Lane) -> bool {
    !matches!(lane.outcome, Outcome::Cancelled | Outcome::Open)
}

/// A spawner that takes its tasks in one order, and works on what it has taken.
struct Loop<'a> {
    spawner: &'a Lane,
    /// When all of its tasks had begun.
    started: Duration,
    /// From when on it waits for the next result.
    free: Duration,
    /// How long a task goes on after its lane: all of them as long as the first that was awaited.
    rest: Option<Duration>,
    /// Whether a task that ended during the work woke the spawner, as those of a set do, and those
    /// that are awaited one by one do not.
    was_woken: bool,
}

impl<'a> Loop<'a> {
    fn new(spawner: &'a Lane, tasks: &[&Lane]) -> Self {
        let started = tasks.iter().map(|task| task.start.at).max().unwrap_or_default();
        Self { spawner, started, free: Duration::ZERO, rest: None, was_woken: false }
    }

    /// When the result of this lane is taken, and whether the spawner was woken during its work.
    /// `None` if its polls and its work are not those of such a loop.
    fn play(mut self, tasks: &[&Lane], work: &[&Lane], lane: &Lane) -> Option<(Duration, bool)> {
        let mut work = work.iter().peekable();
        let mut turn = None;
        for task in tasks {
            let taken = self.take(task)?;
            if let Some(part) = work.next_if(|part| part.start.at < taken.saturating_add(INSTANT)) {
                if part.start.at.saturating_add(INSTANT) <= taken {
                    return None;
                }
                self.free = part.end.map_or(Duration::MAX, |end| end.at);
            }
            if task.start == lane.start {
                turn = Some(taken);
            }
        }
        turn.filter(|_| work.next().is_none()).map(|turn| (turn, self.was_woken))
    }

    /// When the result is taken: at once if it is there already, else when the spawner is woken next.
    fn take(&mut self, task: &Lane) -> Option<Duration> {
        let end = task.end?.at;
        let rest = match task.outcome {
            Outcome::Finished(_) => self.rest,
            // The error left the task at once.
            _ => Some(Duration::ZERO),
        };
        let there = end.saturating_add(rest.unwrap_or_default());
        if there <= self.free {
            let is_there = |poll: &Duration| poll.abs_diff(there) < INSTANT && there < self.free;
            self.was_woken |= self.polls().any(|poll| is_there(&poll));
            return (self.free < Duration::MAX).then_some(self.free);
        }
        let idle = self.free.max(self.started).saturating_add(INSTANT);
        let woken = self.polls().filter(|poll| *poll >= idle).min()?;
        let went_on = woken.checked_sub(end)?;
        if rest.is_none() {
            self.rest = Some(went_on);
        }
        self.free = woken;
        (went_on.abs_diff(rest.unwrap_or(went_on)) < INSTANT).then_some(woken)
    }

    fn polls(&self) -> impl Iterator<Item = Duration> + use<'a> {
        self.spawner.polls.iter().map(|poll| poll.at)
    }
}
