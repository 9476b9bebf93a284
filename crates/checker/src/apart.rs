//! Two calls at a time, each with sources of its own. A function that keeps data in a static passes
//! every other check.

use std::cell::RefCell;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;
use std::time::Duration;

use stage::{Cast, VIRTUAL_LIMIT, millis};
use timeline::units::duration;
use tokio::time::Instant;
use verdict::Verdict;

use crate::check::{Check, Function, Stage};
use crate::expected::{Expected, ExpectedEnd, Fetch};
use crate::fetches::{self, begun, few};
use crate::holds::{Differences, Held, Hold};
use crate::judge::{UnderWay, refused};
use crate::results;
use crate::returned_error::Which;
use crate::run::{Run, Thrown, Value};

/// The result of one of the calls.
struct Call {
    end: Result<Value, Thrown>,
    notes: Vec<String>,
    /// How long after the beginning of the first call it ended.
    ended_at: Duration,
}

/// When the second call begins: together with the first, and after a quarter, a half and three
/// quarters of the first one's time. Two calls in step may both be right by chance.
const QUARTERS: u32 = 4;

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
        let alone = casts.map(self.expected);
        let [first, second] = [alone[0].ends_at, alone[1].ends_at];
        let laters = (0..QUARTERS).map(|quarter| first * quarter / QUARTERS);
        let mut laters: Vec<_> = laters.map(|later| millis(later.as_millis() as u64)).collect();
        laters.dedup();
        for later in laters {
            if later.is_zero() || later + second < VIRTUAL_LIMIT {
                self.hold_apart_by(later, casts, &alone, under_way)?;
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
        self.hold_apart_by(Duration::ZERO, casts, &casts.map(self.expected), under_way)
    }

    fn hold_apart_by(
        &self,
        later: Duration,
        casts: [&Cast; 2],
        alone: &[Expected; 2],
        under_way: &UnderWay,
    ) -> Result<(), Verdict> {
        let both = Cast::new(casts.iter().flat_map(|cast| &cast.services).cloned());
        let half = casts[0].services.len();
        let calls = Arc::new(Mutex::new(None));
        let function = twice(&self.function, half, later, &calls);
        let twice = Self { function, ..self.clone() };
        let called = match later.is_zero() {
            true => "called twice at a time".to_owned(),
            false => format!("called twice, the second time {} after the first", duration(later)),
        };
        let run = twice.play(&both, &[], alone[0].lines.is_some(), under_way);
        let Some(calls) = calls.lock().unwrap_or_else(PoisonError::into_inner).take() else {
            return Err(refused(
                Hold::Apart,
                format!("- {called}, your function does not come to its end\n"),
            ));
        };
        let mut ends = calls.iter().zip([0, half]).zip(alone.iter().zip(casts));
        if !ends.all(|((call, from), (alone, cast))| is_as_alone(call, from, &run, alone, cast)) {
            let [a, b] = calls.each_ref().map(|call| in_words(&call.end));
            let [expected, other] = [0, 1].map(|call| expected_in_words(&alone[call], casts[call]));
            let expected = match expected == other {
                true => format!("each call is to return {expected}"),
                false => format!("they are to return {expected} and {other}"),
            };
            return Err(refused(
                Hold::Apart,
                format!(
                    "- {called}, your function does not do twice what it does alone: {expected}, and they \
                     returned {a} and {b}. A static is one for all calls; a variable of the function is \
                     one for each\n"
                ),
            ));
        }
        if let [Some(first), Some(second)] = alone.each_ref().map(|alone| alone.lines.clone()) {
            let second = second.into_iter().map(|(at, line)| (at + later, line));
            let mut lines: Vec<_> = first.into_iter().chain(second).collect();
            lines.sort_by_key(|(at, _)| *at);
            let expected = Expected { lines: Some(lines), ..alone[0].clone() };
            let mut found = Differences::default();
            let held = Held { run: &run, expected: &expected, cast: &both, earlier: &[] };
            results::lines(&held, &mut found);
            if let Some(difference) = found.0.first() {
                return Err(refused(
                    Hold::Apart,
                    format!(
                        "- {called}, your function does not print twice what it prints \
                         alone: {}. A static is one for all calls\n",
                        difference.text
                    ),
                ));
            }
        }
        if alone[0].notes && casts[0] == casts[1] && calls[0].notes != calls[1].notes {
            return Err(refused(
                Hold::Apart,
                format!(
                    "- {called} with a notebook each, your function does not write the same \
                     into both: {:?} and {:?}\n",
                    calls[0].notes, calls[1].notes
                ),
            ));
        }
        let ends_at = alone[0].ends_at.max(later + alone[1].ends_at);
        if run.ended_at != ends_at {
            let (at, expected) = (duration(run.ended_at), duration(ends_at));
            return Err(refused(
                Hold::Apart,
                format!(
                    "- {called}, your function ends at {at}; {expected} is expected: one call \
                     waits for the other. A static is one for all calls\n"
                ),
            ));
        }
        let begins = [(Duration::ZERO, 0), (later, half)];
        self.hold_times_apart(&called, &calls, &run, &both, begins, alone)
    }

    /// Compares when each call ends, and what becomes of its fetches: a call may return what it should
    /// and have lived by the other one's clock.
    fn hold_times_apart(
        &self,
        called: &str,
        calls: &[Call; 2],
        run: &Run,
        both: &Cast,
        begins: [(Duration, usize); 2],
        alone: &[Expected; 2],
    ) -> Result<(), Verdict> {
        for (which, call) in ["first", "second"].into_iter().zip(0..) {
            let expected = begins[call].0 + alone[call].ends_at;
            if calls[call].ended_at != expected {
                let (at, expected) = (duration(calls[call].ended_at), duration(expected));
                return Err(refused(
                    Hold::Apart,
                    format!(
                        "- {called}, the {which} call of your function ends at {at}; {expected} is \
                         expected: the other call has changed what it waits for. A static is one for all \
                         calls\n"
                    ),
                ));
            }
        }
        let fetches = alone.iter().zip(begins).flat_map(|(alone, (begins, place))| {
            alone.fetches.iter().map(move |fetch| Fetch {
                source: place + fetch.source,
                from: begins + fetch.from,
                until: begins + fetch.until,
                cancelled: fetch.cancelled,
            })
        });
        let expected =
            Expected { fetches: fetches.collect(), ends_at: run.ended_at, ..Expected::new() };
        let mut found = Differences::default();
        fetches::each(&Held { run, expected: &expected, cast: both, earlier: &[] }, &mut found);
        match found.0.first() {
            Some(difference) => Err(refused(
                Hold::Apart,
                format!(
                    "- {called}, your function does not do twice what it does alone: {}. A static is one \
                     for all calls\n",
                    difference.text
                ),
            )),
            None => Ok(()),
        }
    }
}

/// Calls the function twice in one task: with the first half of the sources, and `later` with the
/// second half.
fn twice(
    one: &Function,
    half: usize,
    later: Duration,
    ends: &Arc<Mutex<Option<[Call; 2]>>>,
) -> Function {
    let (one, ends) = (one.clone(), ends.clone());
    Arc::new(move |mut stage| {
        let second = stage.sources.split_off(half);
        let others = stage.cast.services.split_off(half);
        let [a, b] = [(stage.cast.services, stage.sources), (others, second)]
            .map(|(services, sources)| call(one.clone(), Cast::new(services), sources));
        let ends = ends.clone();
        Box::pin(async move {
            let begun = Instant::now();
            let timed = async |call| {
                let call: Call = call.await;
                Call { ended_at: begun.elapsed(), ..call }
            };
            let b = async {
                // Even a sleep of zero would give up the turn.
                if !later.is_zero() {
                    tokio::time::sleep(later).await;
                }
                timed(b).await
            };
            let (a, b) = tokio::join!(timed(a), b);
            ends.lock().unwrap_or_else(PoisonError::into_inner).replace([a, b]);
            Value::Ok(String::new())
        })
    })
}

/// Makes one call. Its panic is caught, so that the other call can end.
async fn call(function: Function, cast: Cast, sources: Vec<stage::Source>) -> Call {
    let notes = Rc::new(RefCell::default());
    let lent = Stage { cast, sources, notes: notes.clone() };
    // The function may also panic before its first `.await`.
    let mut call = Box::pin(async move { function(lent).await });
    let end =
        poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| call.as_mut().poll(context))) {
            Ok(polled) => polled.map(Ok),
            Err(payload) => Poll::Ready(Err(Thrown::of(&*payload))),
        });
    let end = end.await;
    // If the function keeps the notebook borrowed, the checks of a single call report it.
    let notes = notes.try_borrow().map(|notes| notes.clone()).unwrap_or_default();
    Call { end, notes, ended_at: Duration::ZERO }
}

/// Whether the call, whose sources begin at `from`, has ended as it does alone.
fn is_as_alone(call: &Call, from: usize, run: &Run, alone: &Expected, cast: &Cast) -> bool {
    let Some(expected) = &alone.result else { return true };
    match (expected, &call.end) {
        (ExpectedEnd::Returns(expected), Ok(Value::Ok(value))) => value == expected,
        (ExpectedEnd::ReturnsAsTheyEnd, Ok(Value::Ok(value))) => *value == as_they_end(alone, cast),
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

fn as_they_end(alone: &Expected, cast: &Cast) -> String {
    alone.recording(cast).caller().outcome.text().to_owned()
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

fn expected_in_words(alone: &Expected, cast: &Cast) -> String {
    let name = |source: &usize| cast.services[*source].name.as_str();
    match &alone.result {
        None => "something".to_owned(),
        Some(ExpectedEnd::Returns(expected)) => format!("Ok({expected})"),
        Some(ExpectedEnd::ReturnsAsTheyEnd) => format!("Ok({})", as_they_end(alone, cast)),
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
