//! For how long a function holds its thread: blocked, or computing.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use stage::Cast;
use verdict::{Verdict, limits};

use crate::casts::{FEW, Skeleton};
use crate::check::{Check, Function};
use crate::holds::Hold;
use crate::judge::{UnderWay, refused};
use crate::run::{Run, Value, play};
use crate::{endings, show, threads};

/// How often a play is repeated at most, until the thread was not blocked in one of them;
/// [`FEW_REPEATS`] if that would take long.
pub(crate) const REPEATS: usize = 20;
pub(crate) const FEW_REPEATS: usize = 4;
/// How many generated casts are played again: those that took longest.
const SLOW: usize = 5;
const LONG: Duration = Duration::from_millis(50);
const VERY_LONG: Duration = Duration::from_millis(400);
/// A thread that is blocked for so long in some plays, and not in others: in one of [`FEW_OF`] plays.
const AT_TIMES: Duration = Duration::from_millis(1);
const FEW_OF: usize = 8;
/// A play with few sources computes for no longer (see [`allowed`] for those with more), or for no more than so many
/// times as long as one with no function: on a slow machine all takes longer.
const COMPUTED: Duration = Duration::from_millis(5);
const TIMES: u32 = 80;

/// What is known of the plays of generated casts.
#[derive(Default)]
pub(crate) struct Slow<'a> {
    plays: usize,
    /// In how many of them the thread was blocked for [`AT_TIMES`].
    blocked_plays: usize,
    /// The casts in which the thread was blocked for longest.
    blocked: Vec<(Duration, &'a Skeleton)>,
    /// Those in which it computed for longest, by what their number of sources allows.
    computed: Vec<(Duration, &'a Skeleton)>,
    /// In how many plays it computed for longer than that.
    busy_plays: usize,
    /// Whether the play that was noted last is one of these.
    is_busy: bool,
}

impl<'a> Slow<'a> {
    pub(crate) fn note(&mut self, run: &Run, skeleton: &'a Skeleton) {
        self.plays += 1;
        self.blocked_plays += usize::from(run.blocked >= AT_TIMES);
        keep_longest(&mut self.blocked, run.blocked, skeleton, |_| Duration::from_millis(1));
        keep_longest(&mut self.computed, run.computed, skeleton, allowed);
        self.is_busy = run.computed >= allowed(skeleton);
        self.busy_plays += usize::from(self.is_busy);
    }

    /// Whether one has just seen enough to look at it now: some hundred more plays would take long.
    pub(crate) fn is_enough(&self) -> bool {
        self.is_busy && self.busy_plays == SLOW
    }
}

/// For how long a play computes at most. A right answer may look at all sources for each of them.
fn allowed(skeleton: &Skeleton) -> Duration {
    let times = skeleton.services.len() as f64 / FEW as f64;
    COMPUTED.mul_f64((times * times).max(1.0))
}

/// Keeps the longest times, measured by `unit`.
fn keep_longest<'a>(
    longest: &mut Vec<(Duration, &'a Skeleton)>,
    time: Duration,
    of: &'a Skeleton,
    unit: fn(&Skeleton) -> Duration,
) {
    longest.push((time, of));
    longest.sort_by(|(a, of_a), (b, of_b)| {
        let units = |time: Duration, of| time.as_secs_f64() / unit(of).as_secs_f64();
        units(*b, of_b).total_cmp(&units(*a, of_a))
    });
    longest.truncate(SLOW);
}

impl Check {
    /// Plays the slowest casts again.
    pub(crate) fn hold_slow(
        &self,
        slow: &Slow<'_>,
        play: impl Fn(&Skeleton) -> (Run, Cast, Vec<String>),
        under_way: &UnderWay,
    ) -> Result<(), Verdict> {
        for (_, skeleton) in &slow.blocked {
            let (run, cast, notes) = play(skeleton);
            self.hold_thread(&run, &cast, &notes, under_way)
                .map_err(|verdict| show::introduced(verdict, &cast, &notes))?;
        }
        // What another program does to one play it does not do to an eighth of them, and then to an eighth again.
        // Where nobody tells what others do to a thread, they would count as well.
        if slow.blocked_plays * FEW_OF >= slow.plays
            && threads::are_queues_told()
            && let Some((_, skeleton)) = slow.blocked.first()
        {
            let (_, cast, notes) = play(skeleton);
            let mut times: Vec<Duration> =
                (0..3 * FEW_OF).map(|_| self.blocked(&cast, &notes, under_way)).collect();
            times.retain(|time| *time >= AT_TIMES);
            if let [_, .., _, time] = times[..] {
                let verdict = refused(Hold::NotBlocked, format!("- {}\n", endings::blocked(time)));
                return Err(show::introduced(verdict, &cast, &notes));
            }
        }
        for (time, skeleton) in &slow.computed {
            let (mut least, allowed) = (*time, allowed(skeleton));
            if least < allowed {
                continue;
            }
            let (_, cast, notes) = play(skeleton);
            for _ in 0..FEW_REPEATS {
                if least < allowed {
                    break;
                }
                least = least.min(self.play(&cast, &notes, false, under_way).computed);
            }
            if least >= allowed && least >= TIMES * of_no_function(&cast) {
                let are_few = cast.services.len() <= FEW;
                let text = format!("- {}\n", endings::computed(least, are_few));
                let verdict = refused(Hold::NotBlocked, text);
                return Err(show::introduced(verdict, &cast, &notes));
            }
        }
        Ok(())
    }

    /// Other programs may block a thread too, so the play with the shortest delay counts.
    pub(crate) fn hold_thread(
        &self,
        run: &Run,
        cast: &Cast,
        notes: &[String],
        under_way: &UnderWay,
    ) -> Result<(), Verdict> {
        let mut least = run.blocked;
        for repeat in 1..REPEATS {
            if least < limits::BLOCKED || (least > LONG && repeat >= FEW_REPEATS) {
                break;
            }
            least = least.min(self.blocked(cast, notes, under_way));
        }
        if least < limits::BLOCKED {
            return Ok(());
        }
        Err(refused(Hold::NotBlocked, format!("- {}\n", endings::blocked(least))))
    }

    /// For how long the thread is blocked in each of several plays with this cast, if that is long. Whoever waits for
    /// another thread has not blocked this one.
    pub(crate) fn blocked_for_long(
        &self,
        run: &Run,
        cast: &Cast,
        notes: &[String],
        under_way: &UnderWay,
    ) -> Option<Duration> {
        // A learner waits for each of them.
        let repeats = if run.blocked < VERY_LONG { FEW_REPEATS } else { 2 };
        let begun = threads::begun();
        let mut least = run.blocked;
        for _ in 1..repeats {
            if least < LONG {
                return None;
            }
            least = least.min(self.blocked(cast, notes, under_way));
        }
        let waits_for_another = self.is_alone && threads::begun() > begun;
        (least >= LONG && !waits_for_another).then_some(least)
    }

    /// For how long a play blocks its thread; for how long the thread was ready and had no processor does not count.
    fn blocked(&self, cast: &Cast, notes: &[String], under_way: &UnderWay) -> Duration {
        let this = Path::new(threads::THIS);
        let before = threads::queued(this);
        let blocked = self.play(cast, notes, false, under_way).blocked;
        blocked.saturating_sub(threads::queued(this).saturating_sub(before))
    }
}

/// For how long a play computes with a function that does nothing: the longest of some.
fn of_no_function(cast: &Cast) -> Duration {
    let none: Function = Arc::new(|_| Box::pin(async { Value::Ok(String::new()) }));
    let plays = (0..FEW_REPEATS).map(|_| play(&none, cast, &[], &Arc::default(), false).computed);
    plays.max().unwrap_or_default()
}
