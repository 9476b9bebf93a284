//! When a result that is ready is taken: what can be known of it from polls and ends.

use std::collections::HashMap;
use std::time::Duration;

use crate::relations::INSTANT;
use crate::{Lane, Moment, Outcome, Recording};

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
    ///   begins, or where it has none, when the work before it has ended. Where there is less work
    ///   than results, nobody knows which has none: then it is taken as soon as the spawner is not
    ///   at work.
    ///
    /// Otherwise the answer is the spawner's next poll, the earliest instant at which it could take
    /// the result; or, if there was none, the spawner's end, or the recording's. A spawner that
    /// awaits a task and a future inside itself at once (`join!`) is told apart from the second loop
    /// only if that future began before its first task ended.
    ///
    /// The second loop is a guess in two more cases. A task may go on for a while after its lane: all
    /// are taken to do so for as long as the first, and where the spawner was busy elsewhere before
    /// the loop, that counts as such a while. And results that are ready together before the loop
    /// begins are taken in whichever order its polls allow.
    ///
    /// `None` if the spawner was polled after this lane's end, at that instant, and not at work (as
    /// when it awaits this lane; one of several tasks that end at one instant may yet wait for its
    /// turn); if its own task goes on in other lanes, and so takes the result itself; and for a
    /// lane that was cancelled, is detached, or runs inside its parent. What else a task does after
    /// its lane counts as part of leaving its result. A handle that was given to another task may be
    /// awaited there, and a task whose spawner is not known counts as its parent's: no recording
    /// shows that. Nor does it show a task that reports its result by itself, as a child of a task group
    /// does: of that, this is until when its spawner takes no notice.
    pub fn untaken_until(&self, lane: &Lane) -> Option<Duration> {
        let end = lane.end.filter(|_| lane.spawned && !self.is_detached(lane))?;
        let spawner = self.lanes.get(lane.parent?)?;
        if !has_result(lane) || self.goes_on()(lane) {
            return None;
        }
        let next = spawner.polls.iter().copied().filter(|poll| *poll > end).min();
        let until = next.or(spawner.end).map_or(self.elapsed, |moment| moment.at);
        let is_awake = next.is_some_and(|next| is_instant(end.at, next.at));
        let turn = self
            .turn_between_work(lane, spawner, next.filter(|_| is_awake))
            .or_else(|| self.turn(lane, spawner).filter(|_| !is_awake));
        let until = turn.map_or(until, |turn| turn.max(until));
        (until > end.at && !is_instant(end.at, until)).then_some(until)
    }

    /// Whether a lane's task goes on in another lane: in one that starts after it, or that ends at a
    /// later instant.
    fn goes_on(&self) -> impl Fn(&Lane) -> bool {
        let end = |lane: &Lane| lane.end.map_or(Duration::MAX, |end| end.at);
        let mut last_of_task: HashMap<Moment, (Moment, Duration)> = HashMap::new();
        let of_tasks = self.lanes.iter().filter(|lane| lane.task_of.is_some());
        for lane in of_tasks.filter(|lane| !self.has_moved(lane)) {
            let first = self.first_of_task(lane);
            let last = last_of_task.entry(first.start).or_insert((first.start, end(first)));
            *last = (lane.start.max(last.0), end(lane).max(last.1));
        }
        move |lane| {
            let last = last_of_task.get(&self.first_of_task(lane).start);
            last.zip(lane.end).is_some_and(|((start, until), end)| {
                end < *start || end.at < *until && !is_instant(end.at, *until)
            })
        }
    }

    /// The lane with which this one's task began.
    pub(crate) fn first_of_task<'a>(&'a self, lane: &'a Lane) -> &'a Lane {
        lane.task_of.and_then(|first| self.lanes.get(first)).unwrap_or(lane)
    }

    /// When a lane's turn comes in a loop that awaits the spawner's tasks in the order of their
    /// starts: when all tasks before it have ended. `None` if the spawner's polls are not those of
    /// such a loop.
    fn turn(&self, lane: &Lane, spawner: &Lane) -> Option<Duration> {
        let (started, goes_on) = (|lane: &Lane| self.first_of_task(lane).start, self.goes_on());
        let is_before = |other: &&Lane| {
            other.spawned
                && other.parent == lane.parent
                && started(other) <= started(lane)
                && !goes_on(other)
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
    /// `None` if what the spawner awaited inside itself is not such work, or if it was `awake` when
    /// the result was there.
    fn turn_between_work(
        &self,
        lane: &Lane,
        spawner: &Lane,
        awake: Option<Moment>,
    ) -> Option<Duration> {
        let siblings = || self.lanes.iter().filter(|other| other.parent == lane.parent);
        let goes_on = self.goes_on();
        let of_tasks = || siblings().filter(|o| o.spawned && has_result(o) && !goes_on(o));
        let started = of_tasks().map(|task| task.start).max()?;
        // One that the spawner could take before it had spawned them all may be of an earlier loop.
        let before = spawner.polls.iter().copied().filter(|poll| *poll < started).max();
        let is_earlier = |task: &Lane| task.end < before && task.end.is_some();
        let mut tasks: Vec<&Lane> = of_tasks().filter(|task| !is_earlier(task)).collect();
        // What was done before the first result was there is no work on a result.
        let first_end = tasks.iter().filter_map(|task| task.end).min()?;
        let is_work = |other: &&Lane| {
            !other.spawned && other.start > started && other.end.is_none_or(|end| end > first_end)
        };
        let work: Vec<&Lane> = siblings().filter(is_work).collect();
        let is_at_work = |at: Moment| {
            work.iter().any(|part| part.start < at && part.end.is_none_or(|end| at < end))
        };
        if work.is_empty() || is_earlier(lane) || awake.is_some_and(|poll| !is_at_work(poll)) {
            return None;
        }
        let is_value = |task: &Lane| matches!(task.outcome, Outcome::Finished(_));
        let (all, values) = (tasks.len(), tasks.iter().filter(|task| is_value(task)).count());
        let play = |tasks: &[_], order| {
            Loop::new(spawner, tasks, order, work.len() < all).play(&work, lane)
        };
        tasks.sort_by_key(|task| task.end);
        let by_end = play(&tasks, Order::OfEnds);
        tasks.sort_by_key(|task| self.first_of_task(task).start);
        let by_start = play(&tasks, Order::OfStarts);
        let turn = match (by_end, by_start) {
            (Some((turn, true)), _) => turn,
            // Where it may have been either, the earlier.
            (by_end, by_start) => by_end.into_iter().chain(by_start).map(|(turn, _)| turn).min()?,
        };
        // Of errors nobody knows whether they have work.
        if work.len() >= if is_value(lane) { values } else { all } {
            return Some(turn);
        }
        let end = lane.end?.at;
        let busy =
            |part: &&&Lane| part.start.at < end && part.end.is_none_or(|until| until.at > end);
        let free =
            work.iter().find(busy).map_or(end, |part| part.end.map_or(end, |until| until.at));
        Some(turn.min(free))
    }
}

fn has_result(lane: &Lane) -> bool {
    !matches!(lane.outcome, Outcome::Cancelled | Outcome::Open)
}

fn is_instant(one: Duration, other: Duration) -> bool {
    one.abs_diff(other) < INSTANT
}

/// In which order a loop takes the results.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    OfStarts,
    OfEnds,
}

/// A spawner that takes its tasks in one order, and works on what it has taken.
struct Loop<'a> {
    spawner: &'a Lane,
    order: Order,
    /// Whether there is no work on errors.
    spares_errors: bool,
    tasks: Vec<&'a Lane>,
    /// When all of its tasks had begun.
    started: Duration,
    /// From when to when it worked on each result.
    works: Vec<(Duration, Duration)>,
    /// From when on it waits for the next result.
    free: Duration,
    /// How long a task goes on after its lane: all of them as long as the first that was awaited.
    rest: Option<Duration>,
    /// The last work during which a task ended.
    heard: Option<usize>,
    /// Whether a task that ended during the work woke the spawner, as those of a set do, and those
    /// that are awaited one by one do not.
    was_woken: bool,
}

impl<'a> Loop<'a> {
    fn new(spawner: &'a Lane, tasks: &[&'a Lane], order: Order, spares_errors: bool) -> Self {
        let started = tasks.iter().map(|task| task.start.at).max().unwrap_or_default();
        Self {
            spawner,
            order,
            spares_errors,
            tasks: tasks.to_vec(),
            started,
            works: Vec::new(),
            free: Duration::ZERO,
            rest: None,
            heard: None,
            was_woken: false,
        }
    }

    /// When the result of this lane is taken, and whether the spawner was woken during its work.
    /// `None` if its polls and its work are not those of such a loop.
    fn play(mut self, work: &[&Lane], lane: &Lane) -> Option<(Duration, bool)> {
        let mut work = work.iter().peekable();
        let mut turn = None;
        for task in self.tasks.clone() {
            let taken = self.take(task)?;
            let has_work = !self.spares_errors || matches!(task.outcome, Outcome::Finished(_));
            let begins = |part: &&&Lane| has_work && part.start.at < taken.saturating_add(INSTANT);
            if let Some(part) = work.next_if(begins) {
                if part.start.at.saturating_add(INSTANT) <= taken {
                    return None;
                }
                self.free = part.end.map_or(Duration::MAX, |end| end.at);
                self.works.push((taken, self.free));
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
            return self.hears(there).then_some(self.free).filter(|free| *free < Duration::MAX);
        }
        let idle = self.free.max(self.started).saturating_add(INSTANT);
        let woken = self.polls().filter(|poll| *poll >= idle).min()?;
        let went_on = woken.checked_sub(end)?;
        if rest.is_none() {
            // Whoever is woken by the end of another task has awaited that one.
            let is_others = |other: &Lane| other.end.is_some_and(|end| is_instant(end.at, woken));
            if went_on >= INSTANT && self.tasks.iter().any(|other| is_others(other)) {
                return None;
            }
            self.rest = Some(went_on);
        }
        self.free = woken;
        is_instant(went_on, rest.unwrap_or(went_on)).then_some(woken)
    }

    /// Whether the spawner was woken as it is in such a loop by a task that ends while it works:
    /// by the first one of a set (which then is not woken again before it is asked, as whoever selects
    /// among handles is), and by none of those that are awaited one by one.
    fn hears(&mut self, there: Duration) -> bool {
        let begun = self.works.partition_point(|(since, _)| *since < there);
        let Some(work) = begun.checked_sub(1) else { return true };
        let (since, until) = self.works[work];
        if there >= until || is_instant(there, since) || is_instant(there, until) {
            return true;
        }
        let is_first = self.heard.replace(work) != Some(work);
        let is_woken = self.polls().any(|poll| is_instant(poll, there));
        self.was_woken |= is_woken;
        match self.order {
            Order::OfEnds => is_woken == is_first,
            Order::OfStarts => !is_woken,
        }
    }

    fn polls(&self) -> impl Iterator<Item = Duration> + use<'a> {
        self.spawner.polls.iter().map(|poll| poll.at)
    }
}
