//! The order in which a function is checked: the casts of the exercise's text with threads and two
//! calls at a time, then the generated casts.

use std::collections::HashSet;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use stage::{Cast, Log, Response, Service};
use verdict::{Refusal, Verdict, columns, limits};

use crate::casts::{Casts, Skeleton};
use crate::check::Check;
use crate::holds::{Difference, Held, Hold};
use crate::run::{Run, play};
use crate::slow::Slow;
use crate::{endings, memory, show, shrink, threads};

/// How many generated casts of each kind are played by two calls at a time.
const OF_EACH_KIND: usize = 4;
/// How many pairs of different casts are played at the same time.
const PAIRS: usize = 40;
/// How many sizes the casts of those pairs have: the smallest ones.
const SMALL: usize = 4;
/// How many other answers are tried when a function fails only sometimes. If it passes with all of
/// them, its result is called changing.
const ANSWERS: usize = 20;

/// The play that is under way; another thread watches how long it takes.
pub(crate) type UnderWay = Arc<Mutex<Option<(Instant, Arc<Log>)>>>;

impl Check {
    /// Plays every cast in this process; the first run that differs gives the refusal.
    pub fn verdict(&self) -> Verdict {
        self.verdict_and_timeline().0
    }

    /// Like [`verdict`](Self::verdict), with the drawing of the first told run if all runs passed.
    pub(crate) fn verdict_and_timeline(&self) -> (Verdict, String) {
        let under_way = UnderWay::default();
        let (sender, receiver) = channel();
        let (check, watched) = (self.clone(), under_way.clone());
        let thread = std::thread::current().name().unwrap_or("check").to_owned();
        let thread = std::thread::Builder::new().name(thread);
        let place = Arc::new(OnceLock::new());
        let its_place = place.clone();
        let spawned = threads::begin(thread, move || {
            _ = its_place.set(threads::place());
            // If a play took too long, a verdict was given without this one, and the receiver is
            // gone.
            let _ = sender.send(check.judge(&watched));
        });
        let thread = spawned.expect("a thread for the check can be started").0;
        let queued = || place.get().map_or(Duration::ZERO, |place| threads::queued(place));
        // The play that was seen last, and for how long the thread had had no processor by then.
        let mut seen = (Instant::now(), Duration::ZERO);
        loop {
            match receiver.recv_timeout(limits::PLAY / 20) {
                Ok(judged) => {
                    // Memory that the thread frees at its end must count for this check, not for
                    // the next one.
                    let _ = thread.join();
                    return judged;
                }
                Err(RecvTimeoutError::Timeout) => {
                    let play = under_way.lock().unwrap_or_else(PoisonError::into_inner).clone();
                    let Some((begun, log)) = play else { continue };
                    if seen.0 != begun {
                        seen = (begun, queued());
                    }
                    let busy = || queued().saturating_sub(seen.1).min(limits::BUSY);
                    if begun.elapsed() > limits::PLAY && begun.elapsed() > limits::PLAY + busy() {
                        let text = format!("- {}\n", endings::stuck(&log));
                        return (refused(Hold::NotBlocked, text), String::new());
                    }
                }
                Err(RecvTimeoutError::Disconnected) => {
                    let text = "the run ended without a result.\n".to_owned();
                    return (refused(Hold::Returns, text), String::new());
                }
            }
        }
    }

    fn judge(&self, under_way: &UnderWay) -> (Verdict, String) {
        let before = threads::Before::now();
        let hook = stage::panic_hook();
        let mut timeline = None;
        let mut told = self.told.iter().enumerate();
        let judged = told.try_for_each(|(index, cast)| {
            let run = self.play(cast, &[], true, under_way);
            self.hold_told(&run, index, cast, under_way)?;
            timeline = timeline.take().or(run.recording);
            Ok(())
        });
        let judged = judged.and_then(|()| self.hold_generated(under_way));
        let judged = judged.and_then(|()| self.hold_none_since(&before));
        let judged = judged.and_then(|()| self.hold_hook(hook));
        match judged {
            Ok(()) => (
                Verdict::Passed,
                timeline.map(|run| run.chart_within(columns::told(), None)).unwrap_or_default(),
            ),
            Err(verdict) => (verdict, String::new()),
        }
    }

    fn hold_told(
        &self,
        run: &Run,
        index: usize,
        cast: &Cast,
        under_way: &UnderWay,
    ) -> Result<(), Verdict> {
        self.hold_run(run, cast, &[], index == 0, under_way)?;
        // The threads come first: a run that waited for a thread would be reported as blocked.
        self.hold_threads(cast, under_way)?;
        self.hold_here(cast, &[], under_way)?;
        self.hold_thread(run, cast, &[], under_way)?;
        self.hold_apart(cast, under_way)?;
        self.hold_many_apart(cast, under_way)?;
        // If a source fails in the text's cast, the cast is also played with an answer instead.
        let fails = |service: &Service| service.response == Response::Fails;
        if cast.services.iter().any(fails) {
            let services = cast.services.iter().map(|service| match fails(service) {
                true => Service::new(&service.name, service.delay),
                false => service.clone(),
            });
            let answering = Cast::new(services);
            let run = self.play(&answering, &[], true, under_way);
            self.hold_run(&run, &answering, &[], false, under_way)?;
            self.hold_apart(&answering, under_way)?;
        }
        if self.has(Hold::Freed) {
            self.hold_freed(cast, &memory::large(cast), under_way)?;
            self.hold_both_freed(cast, under_way)?;
        }
        Ok(())
    }

    /// A hook that calls the one before hides no panic, and is one for all calls all the same.
    fn hold_hook(&self, before: usize) -> Result<(), Verdict> {
        match self.is_alone && stage::panic_hook() != before {
            true => Err(refused(Hold::Returns, format!("- {}\n", endings::hook_replaced()))),
            false => Ok(()),
        }
    }

    fn hold_generated(&self, under_way: &UnderWay) -> Result<(), Verdict> {
        let Some(casts) = &self.casts else { return Ok(()) };
        let play = |skeleton: &Skeleton| {
            let cast = casts.with_answers(skeleton);
            let notes = self.earlier(skeleton, &cast);
            let recorded = (self.expected)(&cast).lines.is_some();
            let run = self.play(&cast, &notes, recorded, under_way);
            (run, cast, notes)
        };
        let fails = |skeleton: &Skeleton| {
            let (run, cast, notes) = play(skeleton);
            unwritten(&run).is_some() || !self.differences(&run, &cast, &notes).is_empty()
        };
        let mut failing = None;
        let mut slow = Slow::default();
        let skeletons = casts.generate();
        let before = threads::begun();
        for skeleton in &skeletons {
            let (run, cast, notes) = play(skeleton);
            if unwritten(&run).is_some() || !self.differences(&run, &cast, &notes).is_empty() {
                failing = Some(skeleton);
                break;
            }
            slow.note(&run, skeleton);
            if slow.is_enough() {
                self.hold_slow(&slow, play, under_way)?;
            }
        }
        let Some(failing) = failing else {
            // A thread may be begun only where a source fails, or only for some sizes. Which cast it
            // was is asked only if there was one.
            if threads::begun() > before {
                for skeleton in &skeletons {
                    let cast = casts.with_answers(skeleton);
                    let notes = self.earlier(skeleton, &cast);
                    self.hold_here(&cast, &notes, under_way)
                        .map_err(|verdict| show::introduced(verdict, &cast, &notes))?;
                }
            }
            if self.has(Hold::Freed) {
                let mut sizes = HashSet::new();
                for skeleton in &skeletons {
                    if !sizes.insert(skeleton.services.len()) {
                        continue;
                    }
                    let cast = casts.with_answers(skeleton);
                    self.hold_freed(&cast, &memory::with_a_large_answer(&cast), under_way)
                        .map_err(|verdict| show::introduced(verdict, &cast, &[]))?;
                }
            }
            self.hold_slow(&slow, play, under_way)?;
            let fails = |service: &Service| service.response == Response::Fails;
            let panics = |service: &Service| matches!(service.response, Response::Panics(_));
            let answers = |service: &Service| service.answer().is_some();
            let silent = |service: &Service| service.response == Response::NeverAnswers;
            type Kind = fn(&Service) -> bool;
            let kinds: [&[Kind]; 5] =
                [&[fails], &[panics], &[answers], &[fails, answers], &[silent]];
            for of in kinds {
                // Two sources are few, but some exercises have no more.
                let enough = casts.most().min(3);
                let some = skeletons.iter().filter(|skeleton| skeleton.services.len() >= enough);
                // Both casts have the same names, but other answers.
                let both = some.map(|s| [casts.with_answers(s), casts.with_answers(s)]);
                let both =
                    both.filter(|[cast, _]| of.iter().all(|of| cast.services.iter().any(of)));
                for both in both.take(OF_EACH_KIND) {
                    self.hold_both_apart(both.each_ref(), under_way)?;
                }
            }
            self.hold_pairs(casts, &skeletons, under_way)?;
            return self.hold_largest_apart(casts, &skeletons, under_way);
        };
        let smallest = shrink::smallest(casts, failing.clone(), fails);
        // What a function does may depend on the texts of the answers, which are new in each play.
        for _ in 0..ANSWERS {
            let cast = casts.with_answers(&smallest);
            let notes = self.earlier(&smallest, &cast);
            let run = self.play(&cast, &notes, true, under_way);
            self.hold_run(&run, &cast, &notes, false, under_way)?;
        }
        Err(refused(
            Hold::Answers,
            "- your function does not do the same each time: played twice with the same sources, it was \
             right once and wrong once\n"
                .to_owned(),
        ))
    }

    /// Plays two calls at a time whose results differ: if one call leaves its data in a static, the
    /// other gets the wrong data.
    fn hold_pairs(
        &self,
        casts: &Casts,
        skeletons: &[Skeleton],
        under_way: &UnderWay,
    ) -> Result<(), Verdict> {
        let least = casts.least().max(1);
        let is_small = |s: &&Skeleton| (least..least + SMALL).contains(&s.services.len());
        let small = skeletons.iter().filter(is_small);
        let small: Vec<Cast> = small.map(|skeleton| casts.with_answers(skeleton)).collect();
        let pairs = small.windows(2).step_by(small.len().div_ceil(PAIRS).max(1));
        for (number, pair) in pairs.enumerate() {
            let mut other = pair[1].clone();
            // What one call has kept by its first answer the other one must not find.
            if number % 3 == 0
                && !casts.are_shaped()
                && let Some([first, _, ..]) = pair[0].services.get(..)
                && first.answer().is_some()
                && let Some(same) =
                    other.services.first_mut().filter(|same| same.answer().is_some())
            {
                same.response = first.response.clone();
            }
            self.hold_both_at_once([&pair[0], &other], under_way)?;
        }
        Ok(())
    }

    /// Plays two calls of the largest cast at a time: a limit in a static, which one call never reaches,
    /// is reached by two.
    fn hold_largest_apart(
        &self,
        casts: &Casts,
        skeletons: &[Skeleton],
        under_way: &UnderWay,
    ) -> Result<(), Verdict> {
        let Some(largest) = skeletons.last() else { return Ok(()) };
        let both = [casts.with_answers(largest), casts.with_answers(largest)];
        self.hold_both_at_once(both.each_ref(), under_way)
    }

    /// What is in the notebook before the play: nothing in a third of the casts.
    fn earlier(&self, skeleton: &Skeleton, cast: &Cast) -> Vec<String> {
        let notes = |notes: &[&str]| notes.iter().map(|&note| note.to_owned()).collect();
        if !self.has(Hold::Lent) {
            return Vec::new();
        }
        let answer = cast.services.first().and_then(|service| service.answer()).unwrap_or_default();
        match skeleton.seed % 6 {
            0 => notes(&["an earlier note"]),
            1 => notes(&["one", "two", "two", "", "five"]),
            // One earlier note is equal to a later answer.
            2 => notes(&["an earlier note", answer]),
            // Nobody has to look how full the notebook is.
            3 => notes(&["an earlier note"; 12]),
            _ => Vec::new(),
        }
    }

    fn has(&self, hold: Hold) -> bool {
        self.holds.iter().any(|(of, _)| *of == hold)
    }

    pub(crate) fn play(
        &self,
        cast: &Cast,
        notes: &[String],
        recorded: bool,
        under_way: &UnderWay,
    ) -> Run {
        let log = Arc::new(Log::default());
        let set = |play| *under_way.lock().unwrap_or_else(PoisonError::into_inner) = play;
        set(Some((Instant::now(), log.clone())));
        let run = play(&self.function, cast, notes, &log, recorded);
        set(None);
        run
    }

    fn differences(&self, run: &Run, cast: &Cast, earlier: &[String]) -> Vec<Difference> {
        let expected = (self.expected)(cast);
        Held { run, expected: &expected, cast, earlier }.differences()
    }

    fn hold_run(
        &self,
        run: &Run,
        cast: &Cast,
        earlier: &[String],
        is_told: bool,
        under_way: &UnderWay,
    ) -> Result<(), Verdict> {
        if let Some(task) = unwritten(run) {
            return Err(Verdict::NotWritten { task });
        }
        let expected = (self.expected)(cast);
        let held = Held { run, expected: &expected, cast, earlier };
        let mut differences = held.differences();
        if differences.is_empty() {
            return Ok(());
        }
        // While a thread is blocked, the clock stands, and that is why something else is wrong.
        if let Some(time) = self.blocked_for_long(run, cast, earlier, under_way) {
            let text = endings::blocked(time);
            differences.insert(0, Difference { hold: Hold::NotBlocked, text });
        }
        let mut holds: Vec<String> = differences.iter().map(|d| d.hold.to_string()).collect();
        holds.dedup();
        let text = show::refusal(&held, &differences, is_told, self.subject);
        Err(Verdict::Refused(Refusal { holds, text }))
    }
}

pub(crate) fn refused(hold: Hold, text: String) -> Verdict {
    Verdict::Refused(Refusal { holds: vec![hold.to_string()], text })
}

/// The sentence of a `todo!`, if the run reached one.
fn unwritten(run: &Run) -> Option<String> {
    let mut messages = run.panics.iter().map(|panic| panic.message.as_str());
    messages.find_map(|message| message.strip_prefix("not yet implemented: ")).map(str::to_owned)
}
