//! What differs in the results of a function: its value, error, panic and printed lines.

use std::ops::Range;
use std::time::Duration;

use stage::{Call, Cast, How, Payload, Response, Service};
use timeline::LineLevel;
use timeline::units::duration;

use crate::endings;
use crate::expected::{Expected, ExpectedEnd};
use crate::fetches::begun;
use crate::holds::{Differences, Held, Hold};
use crate::printed;
use crate::returned_error::{A_TASK_PANICKED, Which, unnumbered};
use crate::run::{Run, Thrown, Value};

pub(crate) fn panicked(held: &Held, thrown: &Thrown, found: &mut Differences) {
    let text = match thrown {
        Thrown::Message(text) | Thrown::Literal(text) => format!(": {}", unnumbered(text)),
        Thrown::Wreck(source) => format!(" with the value that {source} panicked with"),
        Thrown::Other => String::new(),
    };
    let Some(ExpectedEnd::Panics(sources)) = &held.expected.result else {
        // A panic that is passed on is reported with the place where it began.
        let place = held.run.panics.last().map(|panic| format!(" at {}", endings::place(panic)));
        let place = place.unwrap_or_default();
        // The place is that of the future, in whosever file that is.
        let is_over =
            matches!(thrown, Thrown::Literal(text) if text.ends_with("resumed after completion"));
        let over = match is_over {
            true => {
                ": a future was polled again when it had given its result. Once it has, do not await it again"
            }
            false => "",
        };
        found.add(Hold::Returns, format!("your function panicked{place}{text}{over}"));
        return;
    };
    let services = sources.iter().map(|&source| &held.cast.services[source]);
    let mut meant = services.clone().filter_map(meant);
    // A panic of the function's own may have the same message.
    let goes_on = held.run.panics.iter().all(endings::is_a_sources);
    if goes_on && meant.any(|meant| meant == *thrown) {
        return;
    }
    let names: Vec<&str> = services.map(|service| service.name.as_str()).collect();
    found.add(
        Hold::Panic,
        format!(
            "your function panicked{text}; the panic of {} is to go on with what it carries, which may \
             be no text: `resume_unwind(error.into_panic())` does that, where unwrap, expect and panic! \
             make a panic of their own",
            crate::fetches::few(&names)
        ),
    );
}

/// The payload that this service panics with, if it panics.
pub(crate) fn meant(service: &Service) -> Option<Thrown> {
    match service.response {
        Response::Panics(Payload::Message) => {
            Some(Thrown::Message(format!("{} panicked", service.name)))
        }
        Response::Panics(Payload::Literal) => Some(Thrown::Literal("a source panicked".to_owned())),
        Response::Panics(Payload::Value) => Some(Thrown::Wreck(service.name.clone())),
        _ => None,
    }
}

pub(crate) fn returned(held: &Held, value: &Value, found: &mut Differences) {
    let Some(expected) = &held.expected.result else { return };
    let name = |source: usize| held.cast.services[source].name.as_str();
    match (value, expected) {
        (Value::Ok(value), ExpectedEnd::Returns(expected)) => {
            if value != expected {
                found.add(Hold::Answers, other_value(held, value, expected));
            }
        }
        (value, ExpectedEnd::ReturnsAsTheyEnd) => {
            let expected = ExpectedEnd::Returns(all_in_order_of_ends(held));
            let expected = Expected { result: Some(expected), ..held.expected.clone() };
            returned(&Held { expected: &expected, ..*held }, value, found);
        }
        (Value::Err(text, _), ExpectedEnd::Returns(expected)) => found.add(
            Hold::Answers,
            format!("your function failed: {text}; Ok({expected}) is expected"),
        ),
        (Value::Ok(value), ExpectedEnd::Fails(source)) => found.add(
            Hold::Error,
            format!("you returned Ok({value}); the error \"{} failed\" is expected", name(*source)),
        ),
        (Value::Err(text, which), ExpectedEnd::Fails(source)) => {
            let expected = format!("{} failed", name(*source));
            if !is_error_of(held.run, *source, *which) || *text != expected {
                found.add(
                    Hold::Error,
                    if *text == expected && is_error_of_any(held.run, *which) {
                        format!(
                            "your error says \"{text}\", and is that of another source of the same name"
                        )
                    } else if *text == expected {
                        format!(
                            "your error says \"{text}\" but is not the one that the fetch returned: \
                             return that error itself, not only its text"
                        )
                    } else {
                        format!("your function failed with \"{text}\"; \"{expected}\" is expected")
                    },
                );
            }
        }
        (Value::Ok(value), ExpectedEnd::FailsByPanic(source)) => found.add(
            Hold::Error,
            format!(
                "you returned Ok({value}); the `JoinError` of the task in which {} panicked is expected",
                name(*source)
            ),
        ),
        (Value::Err(text, which), ExpectedEnd::FailsByPanic(source)) => {
            let task = begun(held.run)
                .find(|(call, _)| call.source == *source)
                .and_then(|(_, began)| began.task);
            if task.is_none_or(|task| *which != Which::Panic(task)) {
                found.add(Hold::Error, no_panic_of(held, name(*source), text, *which));
            }
        }
        (value, ExpectedEnd::Panics(sources)) => {
            let told = match value {
                Value::Ok(value) => format!("you returned {value}"),
                Value::Err(text, _) => format!("your function failed: {text}"),
            };
            let names: Vec<&str> = sources.iter().map(|&source| name(source)).collect();
            found.add(
                Hold::Panic,
                format!("{told}; the panic of {} is to go on", crate::fetches::few(&names)),
            );
        }
    }
}

/// What is said of an error that is not the `JoinError` of the task in which `source` panicked.
fn no_panic_of(held: &Held, source: &str, text: &str, which: Which) -> String {
    let meant = format!("the `JoinError` of the task in which {source} panicked");
    if let Which::Panic(task) = which {
        let mut there = begun(held.run).filter(|(_, began)| began.task == Some(task));
        let other = match there.next() {
            Some((call, _)) => {
                format!("the task in which {} panicked", held.cast.services[call.source].name)
            }
            None => "another task".to_owned(),
        };
        return format!(
            "your function failed with the `JoinError` of {other}; {meant} is expected"
        );
    }
    if text.contains(A_TASK_PANICKED) {
        return format!(
            "your error says \"{text}\" but is not {meant}: return that error itself, not only its text"
        );
    }
    format!("your function failed with \"{text}\"; {meant} is expected")
}

/// Whether it is the error with which this source failed in this run.
pub(crate) fn is_error_of(run: &Run, source: usize, which: Which) -> bool {
    run.calls.iter().any(|call| call.source == source && has_failed_with(call, which))
}

fn is_error_of_any(run: &Run, which: Which) -> bool {
    run.calls.iter().any(|call| has_failed_with(call, which))
}

fn has_failed_with(call: &Call, which: Which) -> bool {
    let how = call.ended.map(|ended| ended.how);
    matches!((how, which), (Some(How::Failed(id)), Which::Fetch(of)) if id == of)
}

fn other_value(held: &Held, value: &str, expected: &str) -> String {
    let by_end = all_in_order_of_ends(held);
    let by_source = in_order_of_sources(held.cast);
    let any_ended = by_end != "[]";
    let both = shown([value, expected]);
    let [told, meant] = &both;
    if any_ended && value == by_end && by_end != by_source && expected == by_source {
        return format!(
            "the result is in the order in which the fetches ended, not in the order of the sources: you \
             returned {told}; {meant} is expected"
        );
    }
    if any_ended && expected == by_end && value == by_source {
        return format!(
            "the result is in the order of the sources, not in the order in which the fetches ended: you \
             returned {told}; {meant} is expected"
        );
    }
    let nothing = match value {
        "[]" | "\"\"" | "()" => ": that is nothing at all",
        _ => "",
    };
    format!("you returned {told}{nothing}; {meant} is expected")
}

/// Two values that differ, as they stand in a sentence: of long ones only where they differ first, or
/// the sentence would be cut before it comes to the second one.
pub(crate) fn shown(values: [&str; 2]) -> [String; 2] {
    /// How many characters two values may have.
    const LONG: usize = 600;
    /// How many characters stand before the first that differs, and from it.
    const BEFORE: usize = 30;
    const FROM: usize = 120;
    if values.iter().map(|value| value.chars().count()).sum::<usize>() <= LONG {
        return values.map(str::to_owned);
    }
    let [one, other] = values.map(str::chars);
    let alike = one.zip(other).take_while(|(a, b)| a == b).count();
    let left_out = alike.saturating_sub(BEFORE);
    values.map(|value| {
        let before = if left_out > 0 { "…" } else { "" };
        let length = alike - left_out + FROM;
        let part: String = value.chars().skip(left_out).take(length).collect();
        let after = if value.chars().count() > left_out + length { "…" } else { "" };
        format!("{before}{part}{after}")
    })
}

/// The list of answers in the order of the sources.
fn in_order_of_sources(cast: &Cast) -> String {
    format!("{:?}", cast.services.iter().filter_map(|s| s.answer()).collect::<Vec<_>>())
}

/// The answers of the cast, whose sources are these in the run, as they would be if they were collected
/// in completion order.
pub(crate) fn in_order_of_ends(run: &Run, sources: Range<usize>, cast: &Cast) -> Vec<String> {
    let calls = run.calls.iter().filter(|call| sources.contains(&call.source));
    let mut ended: Vec<&Call> = calls.filter(|call| has_answered(call)).collect();
    ended.sort_by_key(|call| call.ended.map(|ended| ended.order));
    let services = ended.iter().map(|call| &cast.services[call.source - sources.start]);
    services.filter_map(Service::answer).map(str::to_owned).collect()
}

fn all_in_order_of_ends(held: &Held) -> String {
    let all = 0..held.cast.services.len();
    format!("{:?}", in_order_of_ends(held.run, all, held.cast))
}

pub(crate) fn lines(held: &Held, found: &mut Differences) {
    let (Some(expected), Some(run)) = (&held.expected.lines, &held.run.recording) else { return };
    let mut add = |text| found.add(Hold::Printed, text);
    if run.lines.is_empty() && !expected.is_empty() {
        return add(
            "your run printed no line: `tracing::info!` prints into the run, `println!` past it, and of \
             quieter ones like `debug!` nothing is shown"
                .to_owned(),
        );
    }
    let mut printed: Vec<(Duration, &str, LineLevel)> =
        run.lines.iter().map(|line| (line.moment.at, line.text.as_str(), line.level)).collect();
    let mut of_another_level = None;
    for (expected_at, text) in expected {
        let is_it = |line: &(Duration, &str, LineLevel)| (line.0, line.1) == (*expected_at, text);
        let with_info = printed.iter().position(|line| is_it(line) && line.2 == LineLevel::Info);
        let found = with_info.or_else(|| printed.iter().position(is_it));
        let elsewhen = printed.iter().find(|line| line.1 == text);
        match (found, elsewhen) {
            (Some(place), _) => {
                let (_, line, level) = printed.remove(place);
                if level != LineLevel::Info {
                    of_another_level.get_or_insert((line, level));
                }
            }
            (None, Some((at, ..))) => {
                let (at, expected) = (duration(*at), duration(*expected_at));
                return add(format!("\"{text}\" was printed at {at}; {expected} is expected"));
            }
            (None, None) => {
                let then = printed.iter().filter(|(at, ..)| at == expected_at);
                let then: Vec<&str> = then.map(|(_, line, _)| *line).collect();
                let at = duration(*expected_at);
                return add(match printed::instead_of(text, &then) {
                    Some(told) => format!(
                        "your run printed {told} at {at}; \"{text}\" is expected, in one line with nothing \
                         else"
                    ),
                    None => format!("your run did not print \"{text}\" at {at}"),
                });
            }
        }
    }
    // Texts ask that nothing else is printed with `info!`: a warning of one's own is not.
    if let Some((at, line, _)) = printed.iter().find(|line| line.2 == LineLevel::Info) {
        let at = duration(*at);
        return add(format!("your run printed \"{line}\" at {at}, which is not expected"));
    }
    if let Some((text, level)) = of_another_level {
        let level = level.word();
        add(format!("\"{text}\" was printed with `{level}!`; `info!` is expected"));
    }
}

/// A fetch that was dropped has ended too, but brought no answer.
pub(crate) fn has_answered(call: &Call) -> bool {
    call.ended.is_some_and(|ended| ended.how == How::Answered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_long_values_the_place_where_they_differ_is_told() {
        assert_eq!(shown(["[\"a\"]", "[]"]), ["[\"a\"]", "[]"]);
        let begin = format!("[{}", "\"é\", ".repeat(300));
        let [told, meant] = shown([&format!("{begin}\"a\"]"), &format!("{begin}\"b\", \"c\"]")]);
        assert!(told.starts_with('…') && told.ends_with("\"é\", \"a\"]"), "{told}");
        assert!(meant.starts_with('…') && meant.ends_with("\"é\", \"b\", \"c\"]"), "{meant}");
        let nearly = "x".repeat(2_000);
        let [told, meant] = shown(["", &nearly]);
        assert_eq!((told.as_str(), meant.chars().count()), ("", 121));
    }
}
