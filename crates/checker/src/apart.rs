//! Two calls at a time, or many, each with sources of its own. A function that keeps data in a static
//! passes every other check.

use std::ops::Range;
use std::sync::PoisonError;
use std::time::Duration;

use stage::{Cast, VIRTUAL_LIMIT, millis};
use timeline::units::duration;
use verdict::Verdict;

use crate::calls::{Call, Calls, together};
use crate::check::Check;
use crate::endings;
use crate::expected::{Expected, ExpectedEnd, Fetch};
use crate::fetches::{self, begun, few};
use crate::holds::{Differences, Held, Hold};
use crate::judge::{UnderWay, refused};
use crate::results;
use crate::returned_error::Which;
use crate::run::{Run, Thrown, Value};

/// When the second call begins: together with the first, and after a quarter, a half and three
/// quarters of the first one's time. Two calls in step may both be right by chance.
const QUARTERS: u32 = 4;
/// How many calls begin at once where it is many: two may not be enough to fill what is common to all.
const MANY: usize = 20;

/// One of several calls at a time.
struct One<'a> {
    cast: &'a Cast,
    /// When it begins.
    later: Duration,
    /// Its sources among those of all calls.
    sources: Range<usize>,
    /// What it does alone.
    alone: Expected,
}

impl Check {
    /// Plays two calls at a time, and compares what they return, throw, print and note with what a
    /// call does alone.
    pub(crate) fn hold_apart(&self, cast: &Cast, under_way: &UnderWay) -> Result<(), Verdict> {
        self.hold_both_apart([cast, cast], under_way)
    }

    /// The same for two calls with different casts of the same size.
    pub(crate) fn hold_both_apart(
        &self,
        casts: [&Cast; 2],
        under_way: &UnderWay,
    ) -> Result<(), Verdict> {
        let [first, second] = casts.map(|cast| (self.expected)(cast).ends_at);
        let laters = (0..QUARTERS).map(|quarter| first * quarter / QUARTERS);
        let mut laters: Vec<_> = laters.map(|later| millis(later.as_millis() as u64)).collect();
        laters.dedup();
        for later in laters {
            if later.is_zero() || later + second < VIRTUAL_LIMIT {
                self.hold_calls(&[(casts[0], Duration::ZERO), (casts[1], later)], under_way)?;
            }
        }
        Ok(())
    }

    /// Like [`hold_both_apart`](Self::hold_both_apart), but both calls begin at once, and their
    /// casts may have any size: so one call cannot pass for the other.
    pub(crate) fn hold_both_at_once(
        &self,
        casts: [&Cast; 2],
        under_way: &UnderWay,
    ) -> Result<(), Verdict> {
        self.hold_calls(&casts.map(|cast| (cast, Duration::ZERO)), under_way)
    }

    /// Plays many calls at once: a gate in a static may let two of them through.
    pub(crate) fn hold_many_apart(&self, cast: &Cast, under_way: &UnderWay) -> Result<(), Verdict> {
        self.hold_calls(&[(cast, Duration::ZERO); MANY], under_way)
    }

    fn hold_calls(&self, calls: &[(&Cast, Duration)], under_way: &UnderWay) -> Result<(), Verdict> {
        let refused =
            |text: String| Err(refused(Hold::Apart, format!("- {}, {text}\n", called(calls))));
        let both = Cast::new(calls.iter().flat_map(|(cast, _)| &cast.services).cloned());
        let ended = Calls::default();
        let parts = calls.iter().map(|(cast, later)| (cast.services.len(), *later)).collect();
        let together = Self { function: together(&self.function, parts, &ended), ..self.clone() };
        let mut place = 0;
        let each = calls.iter().map(|&(cast, later)| {
            let sources = place..place + cast.services.len();
            place = sources.end;
            One { cast, later, sources, alone: (self.expected)(cast) }
        });
        let each: Vec<One<'_>> = each.collect();
        let is_recorded = each.iter().any(|one| one.alone.lines.is_some());
        let run = together.play(&both, &[], is_recorded, under_way);
        let Some(calls) = ended.lock().unwrap_or_else(PoisonError::into_inner).take() else {
            return refused("your function does not come to its end".to_owned());
        };
        let found = values(&each, &calls, &run)
            .or_else(|| lines(&each, &run, &both))
            .or_else(|| notes(&each, &calls, &run))
            .or_else(|| times(&each, &calls, &run))
            .or_else(|| fetches(&each, &run, &both));
        found.map_or(Ok(()), refused)
    }
}

/// The calls, as the beginning of a sentence.
fn called(calls: &[(&Cast, Duration)]) -> String {
    match calls {
        [_, (_, later)] if !later.is_zero() => {
            format!("called twice, the second time {} after the first", duration(*later))
        }
        [_, _] => "called twice at a time".to_owned(),
        many => format!("called {} times at a time", many.len()),
    }
}

/// Which of the calls it is: `the second call`.
fn which(call: usize, each: &[One<'_>]) -> String {
    match (call, each.len()) {
        (0, 2) => "the first call".to_owned(),
        (1, 2) => "the second call".to_owned(),
        (_, many) => format!("call {} of {many}", call + 1),
    }
}

fn times_all(each: &[One<'_>]) -> &'static str {
    if each.len() == 2 { "twice" } else { "each time" }
}

/// The first call that has not ended as it does alone.
fn values(each: &[One<'_>], calls: &[Call], run: &Run) -> Option<String> {
    let is_as_alone = |place: &usize| is_as_alone(&calls[*place], &each[*place], run);
    let other = (0..calls.len()).find(|place| !is_as_alone(place))?;
    let expected = expected_in_words(&each[other], run);
    let returned = in_words(&calls[other].end);
    let returned = match expected == format!("its own {returned}") {
        true => "the one of another call".to_owned(),
        false => returned,
    };
    let [expected, returned] = results::shown([&expected, &returned]);
    Some(format!(
        "your function does not do {} what it does alone: {} is to return {expected}, and it returned \
         {returned}. A static is one for all calls; a variable of the function is one for each",
        times_all(each),
        which(other, each)
    ))
}

fn lines(each: &[One<'_>], run: &Run, both: &Cast) -> Option<String> {
    let mut lines = Vec::new();
    for One { later, alone, .. } in each {
        let of_one = alone.lines.clone()?;
        lines.extend(of_one.into_iter().map(|(at, line)| (at + *later, line)));
    }
    lines.sort_by_key(|(at, _)| *at);
    let expected = Expected { lines: Some(lines), ..Expected::new() };
    let mut found = Differences::default();
    results::lines(&Held { run, expected: &expected, cast: both, earlier: &[] }, &mut found);
    let difference = found.0.first()?;
    Some(format!(
        "your function does not print {} what it prints alone: {}. A static is one for all calls",
        times_all(each),
        difference.text
    ))
}

/// The first call whose notebook has not what was answered to it.
fn notes(each: &[One<'_>], calls: &[Call], run: &Run) -> Option<String> {
    for (place, (one, call)) in each.iter().zip(calls).enumerate() {
        let answers = results::in_order_of_ends(run, one.sources.clone(), one.cast);
        if one.alone.notes && call.notes != answers {
            let [noted, expected] =
                results::shown([&format!("{:?}", call.notes), &format!("{answers:?}")]);
            return Some(format!(
                "with a notebook each, {} of your function has noted {noted}; {expected} is expected. A \
                 static is one for all calls",
                which(place, each)
            ));
        }
    }
    None
}

/// Compares when all calls and each of them end: a call may return what it should and have lived by
/// another one's clock.
fn times(each: &[One<'_>], calls: &[Call], run: &Run) -> Option<String> {
    let ends_at = |one: &One<'_>| one.later + one.alone.ends_at;
    let all_end = each.iter().map(ends_at).max().unwrap_or_default();
    if run.ended_at != all_end {
        return Some(format!(
            "your function ends at {}; {} is expected: one call waits for the other. A static is one for \
             all calls, and so is the clock, which `tokio::time::advance` moves",
            duration(run.ended_at),
            duration(all_end)
        ));
    }
    let other = (0..calls.len()).find(|&place| calls[place].ended_at != ends_at(&each[place]))?;
    Some(format!(
        "{} of your function ends at {}; {} is expected: another call has changed what it waits for. A \
         static is one for all calls, and so is the clock, which `tokio::time::advance` moves",
        which(other, each),
        duration(calls[other].ended_at),
        duration(ends_at(&each[other]))
    ))
}

/// Compares what becomes of the fetches and where they run, and what is left behind.
fn fetches(each: &[One<'_>], run: &Run, both: &Cast) -> Option<String> {
    let fetches = each.iter().flat_map(|one| {
        one.alone.fetches.iter().map(|fetch| Fetch {
            source: one.sources.start + fetch.source,
            from: one.later + fetch.from,
            until: one.later + fetch.until,
            cancelled: fetch.cancelled,
        })
    });
    let place = each.first()?.alone.place;
    let expected =
        Expected { fetches: fetches.collect(), ends_at: run.ended_at, place, ..Expected::new() };
    let held = Held { run, expected: &expected, cast: both, earlier: &[] };
    let mut found = Differences::default();
    fetches::each(&held, &mut found);
    fetches::place(&held, &mut found);
    endings::left(&held, &mut found);
    endings::other_panics(&held, &mut found);
    endings::hook(&held, &mut found);
    let difference = found.0.first()?;
    Some(format!(
        "your function does not do {} what it does alone: {}. A static is one for all calls",
        times_all(each),
        difference.text
    ))
}
/// Whether the call has ended as it does alone.
fn is_as_alone(call: &Call, one: &One<'_>, run: &Run) -> bool {
    let Some(expected) = &one.alone.result else { return true };
    let (cast, from) = (one.cast, one.sources.start);
    match (expected, &call.end) {
        (ExpectedEnd::Returns(expected), Ok(Value::Ok(value))) => value == expected,
        (ExpectedEnd::ReturnsAsTheyEnd, Ok(Value::Ok(value))) => *value == as_they_end(one, run),
        (ExpectedEnd::Fails(source), Ok(Value::Err(text, which))) => {
            *text == format!("{} failed", cast.services[*source].name)
                && results::is_error_of(run, from + source, *which)
        }
        (ExpectedEnd::FailsByPanic(source), Ok(Value::Err(_, Which::Panic(task)))) => begun(run)
            .any(|(call, began)| call.source == from + source && began.task == Some(*task)),
        (ExpectedEnd::Panics(sources), Err(thrown)) => sources
            .iter()
            .any(|&source| results::meant(&cast.services[source]).as_ref() == Some(thrown)),
        _ => false,
    }
}

/// The answers in the order of the ends in this run: at one instant, any order is right.
fn as_they_end(one: &One<'_>, run: &Run) -> String {
    format!("{:?}", results::in_order_of_ends(run, one.sources.clone(), one.cast))
}

fn in_words(end: &Result<Value, Thrown>) -> String {
    match end {
        Ok(Value::Ok(text)) => format!("Ok({text})"),
        Ok(Value::Err(text, _)) => format!("Err({text})"),
        Err(Thrown::Message(text) | Thrown::Literal(text)) => {
            format!("nothing but a panic, {text}")
        }
        Err(Thrown::Wreck(source)) => format!("nothing but the panic of {source}"),
        Err(Thrown::Other) => "nothing but a panic".to_owned(),
    }
}

fn expected_in_words(one: &One<'_>, run: &Run) -> String {
    let name = |source: &usize| one.cast.services[*source].name.as_str();
    match &one.alone.result {
        None => "something".to_owned(),
        Some(ExpectedEnd::Returns(expected)) => format!("Ok({expected})"),
        Some(ExpectedEnd::ReturnsAsTheyEnd) => format!("Ok({})", as_they_end(one, run)),
        Some(ExpectedEnd::Fails(source)) => format!("its own Err({} failed)", name(source)),
        Some(ExpectedEnd::FailsByPanic(source)) => {
            format!("the `JoinError` of its own task in which {} panicked", name(source))
        }
        Some(ExpectedEnd::Panics(sources)) => {
            let names: Vec<&str> = sources.iter().map(name).collect();
            format!("nothing but the panic of {}", few(&names))
        }
    }
}
