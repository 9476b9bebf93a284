//! Two calls at a time, each with sources of its own: what a static holds passes everything else.

use std::cell::RefCell;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;

use stage::Cast;
use timeline::words::duration;
use verdict::Verdict;

use crate::check::{Check, Function, Stage};
use crate::fetches::{begun, few};
use crate::holds::{Differences, Held, Hold};
use crate::judge::{UnderWay, refused};
use crate::results;
use crate::run::{Run, Thrown, Value};
use crate::told::Which;
use crate::wanted::{Wanted, WantedEnd};

/// What came of one of the calls.
pub(crate) struct Call {
    end: Result<Value, Thrown>,
    notes: Vec<String>,
}

impl Check {
    /// Plays two calls at a time, and holds what they return, throw, print and note against what one does
    /// alone.
    pub(crate) fn hold_apart(&self, cast: &Cast, under_way: &UnderWay) -> Result<(), Verdict> {
        let calls = self.hold_both([cast, cast], under_way)?;
        if (self.wanted)(cast).notes && calls[0].notes != calls[1].notes {
            return Err(refused(
                Hold::Apart,
                format!(
                    "- called twice at a time with a notebook each, your function does not write the same \
                     into both: {:?} and {:?}\n",
                    calls[0].notes, calls[1].notes
                ),
            ));
        }
        Ok(())
    }

    /// Two calls at a time, with a cast each. Where the casts differ, one call cannot pass for the other.
    pub(crate) fn hold_both(
        &self,
        casts: [&Cast; 2],
        under_way: &UnderWay,
    ) -> Result<[Call; 2], Verdict> {
        let both = Cast::new(casts.iter().flat_map(|cast| &cast.services).cloned());
        let halves = [0, casts[0].services.len()];
        let calls = Arc::new(Mutex::new(None));
        let twice = Self { function: twice(&self.function, casts, &calls), ..self.clone() };
        let alone = casts.map(self.wanted);
        let run = twice.play(&both, &[], alone[0].lines.is_some(), under_way);
        let Some(calls) = calls.lock().unwrap_or_else(PoisonError::into_inner).take() else {
            return Err(refused(
                Hold::Apart,
                "- called twice at a time, your function does not come to its end\n".to_owned(),
            ));
        };
        let is_right = |nr: usize| is_as_alone(&calls[nr], halves[nr], &run, &alone[nr], casts[nr]);
        if !(is_right(0) && is_right(1)) {
            let [a, b] = calls.each_ref().map(|call| in_words(&call.end));
            let [first, second] = [0, 1].map(|nr| wanted_in_words(&alone[nr], casts[nr]));
            let wanted = match first == second {
                true => format!("each call is to return {first}"),
                false => format!("one call is to return {first}, the other {second}"),
            };
            return Err(refused(
                Hold::Apart,
                format!(
                    "- called twice at a time, your function does not do twice what it does alone: \
                     {wanted}, and they returned {a} and {b}. A static is one for all calls; a variable \
                     of the function is one for each\n"
                ),
            ));
        }
        if alone[0].lines.is_some() {
            let mut lines: Vec<_> = alone.iter().flat_map(|a| a.lines.clone()).flatten().collect();
            lines.sort_by_key(|(at, _)| *at);
            let wanted = Wanted { lines: Some(lines), ..alone[0].clone() };
            let mut found = Differences::default();
            let held = Held { run: &run, wanted: &wanted, cast: &both, earlier: &[] };
            results::lines(&held, &mut found);
            if let Some(difference) = found.0.first() {
                return Err(refused(
                    Hold::Apart,
                    format!(
                        "- called twice at a time, your function does not print twice what it prints \
                         alone: {}. A static is one for all calls\n",
                        difference.text
                    ),
                ));
            }
        }
        let ends_at = alone[0].ends_at.max(alone[1].ends_at);
        if run.ended_at != ends_at {
            let (at, alone) = (duration(run.ended_at), duration(ends_at));
            return Err(refused(
                Hold::Apart,
                format!(
                    "- called twice at a time, your function ends at {at}, and alone at {alone}: one call \
                     waits for the other. A static is one for all calls\n"
                ),
            ));
        }
        Ok(calls)
    }
}

/// Calls the function twice, in one task: with the sources of one cast, and with those of the other.
fn twice(one: &Function, casts: [&Cast; 2], ends: &Arc<Mutex<Option<[Call; 2]>>>) -> Function {
    let (one, ends, casts) = (one.clone(), ends.clone(), casts.map(Cast::clone));
    Arc::new(move |mut stage| {
        let second = stage.sources.split_off(casts[0].services.len());
        let [a, b] = [(&casts[0], stage.sources), (&casts[1], second)]
            .map(|(cast, sources)| call(one.clone(), cast.clone(), sources));
        let ends = ends.clone();
        Box::pin(async move {
            let (a, b) = tokio::join!(a, b);
            ends.lock().unwrap_or_else(PoisonError::into_inner).replace([a, b]);
            Value::Ok(String::new())
        })
    })
}

/// One call. Its panic is caught, so that the other call comes to its end.
async fn call(function: Function, cast: Cast, sources: Vec<stage::Source>) -> Call {
    let notes = Rc::new(RefCell::default());
    let lent = Stage { cast, sources, notes: notes.clone() };
    // What the function does before its first `.await` may panic as well.
    let mut call = Box::pin(async move { function(lent).await });
    let end =
        poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| call.as_mut().poll(context))) {
            Ok(polled) => polled.map(Ok),
            Err(payload) => Poll::Ready(Err(Thrown::of(&*payload))),
        });
    let end = end.await;
    // A borrow that the function keeps is told of where it is called alone.
    let notes = notes.try_borrow().map(|notes| notes.clone()).unwrap_or_default();
    Call { end, notes }
}

/// Whether the call whose sources begin at `from` has ended as it does alone.
fn is_as_alone(call: &Call, from: usize, run: &Run, alone: &Wanted, cast: &Cast) -> bool {
    let Some(wanted) = &alone.result else { return true };
    match (wanted, &call.end) {
        (WantedEnd::Returns(wanted), Ok(Value::Ok(value))) => value == wanted,
        (WantedEnd::ReturnsAsTheyEnd, Ok(Value::Ok(value))) => *value == as_they_end(alone, cast),
        (WantedEnd::Fails(source), Ok(Value::Err(text, which))) => {
            *text == format!("{} failed", cast.services[*source].name)
                && results::is_error_of(run, from + source, *which)
        }
        (WantedEnd::FailsByPanic(source), Ok(Value::Err(_, Which::Panic(task)))) => begun(run)
            .any(|(call, began)| call.source == from + source && began.task == Some(*task)),
        (WantedEnd::Panics(sources), Err(thrown)) => sources
            .iter()
            .any(|&source| results::meant(&cast.services[source]).as_ref() == Some(thrown)),
        _ => false,
    }
}

fn as_they_end(alone: &Wanted, cast: &Cast) -> String {
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

fn wanted_in_words(alone: &Wanted, cast: &Cast) -> String {
    let name = |source: &usize| cast.services[*source].name.as_str();
    match &alone.result {
        None => "something".to_owned(),
        Some(WantedEnd::Returns(wanted)) => format!("Ok({wanted})"),
        Some(WantedEnd::ReturnsAsTheyEnd) => format!("Ok({})", as_they_end(alone, cast)),
        Some(WantedEnd::Fails(source)) => format!("its own Err({} failed)", name(source)),
        Some(WantedEnd::FailsByPanic(source)) => {
            format!("the `JoinError` of its own task in which {} panicked", name(source))
        }
        Some(WantedEnd::Panics(sources)) => {
            let names: Vec<&str> = sources.iter().map(name).collect();
            format!("nothing but the panic of {}", few(&names))
        }
    }
}
