//! What differs in the fetches, in words that say what it means. The stage's own log decides.

use std::time::Duration;

use stage::{Began, Call, How};
use timeline::units::duration;

use crate::endings;
use crate::expected::{Fetch, Place};
use crate::holds::{Differences, Held, Hold};
use crate::run::Run;

/// The fetches that were polled, in the order of their first polls.
pub(crate) fn begun(run: &Run) -> impl Iterator<Item = (&Call, Began)> {
    let mut begun: Vec<_> =
        run.calls.iter().filter_map(|call| call.began.map(|began| (call, began))).collect();
    begun.sort_by_key(|(_, began)| began.order);
    begun.into_iter()
}

pub(crate) fn all(held: &Held, found: &mut Differences) {
    if nothing_fetched(held, found) {
        return;
    }
    one_after_another(held, found);
    endings::resumes(held, found);
    place(held, found);
    each(held, found);
    at_once(held, found);
}

/// Says why nothing was fetched, as far as is known: whether `fetch` was called at all. In some exercises it is
/// called by futures that the function is given.
fn nothing_fetched(held: &Held, found: &mut Differences) -> bool {
    let run = held.run;
    if held.expected.fetches.is_empty()
        || begun(run).any(|(_, began)| began.order <= run.ended_after)
    {
        return false;
    }
    let late = begun(run).count();
    let called = run.calls.len();
    let why = if late > 0 {
        "a task has its first turn when its spawner awaits, and your function had returned by then. \
         Handles that are dropped are not waited for"
            .to_owned()
    } else if called > 0 {
        format!(
            "`fetch` was called {}, but none of its futures had a turn. A future does nothing until it \
             is awaited, and neither does a task that is dropped with its handles or its set before \
             its first turn",
            times(called)
        )
    } else if run.ended_at > Duration::ZERO {
        format!("{} went by, but no source was asked", duration(run.ended_at))
    } else {
        "no future was run that calls `fetch`. An iterator's `map` calls nothing until somebody takes its \
         items (a `for` loop, `collect`, a join), and a future does nothing until it is awaited"
            .to_owned()
    };
    found.add(Hold::Starts, format!("nothing was fetched: {why}"));
    true
}

/// The commonest mistake has its own sentence: `your run took 6 s = 3 + 1 + 2`.
fn one_after_another(held: &Held, found: &mut Differences) {
    let run = held.run;
    let calls: Vec<(Duration, Duration, bool)> = begun(run)
        .filter_map(|(call, began)| {
            call.ended.map(|ended| (began.at, ended.at, began.task.is_some()))
        })
        .collect();
    let chained = calls.len() > 1
        && calls.len() == begun(run).count()
        && calls.windows(2).all(|pair| pair[0].1 == pair[1].0)
        && calls.iter().all(|(from, until, _)| until > from);
    if !chained || run.ended_at <= held.expected.ends_at || !somebody_waited(held) {
        return;
    }
    let terms: Vec<Duration> = calls.iter().map(|(from, until, _)| *until - *from).collect();
    let sum: Duration = terms.iter().sum();
    let in_seconds = sum >= Duration::from_secs(1);
    let number = |term: &Duration| {
        let number = if in_seconds { term.as_secs_f64() } else { term.as_secs_f64() * 1000.0 };
        format!("{}", (number * 1000.0).round() / 1000.0)
    };
    let terms: Vec<String> = terms.iter().map(number).collect();
    let tasks = if calls.iter().all(|(.., in_a_task)| *in_a_task) {
        ". They ran in tasks, and still one waited for the other: does one task loop over them all, is a \
         handle awaited in the loop that spawns, or a lock held across the fetch?"
    } else {
        ""
    };
    found.add(
        Hold::Resumes,
        format!(
            "your run took {} = {}: the fetches ran one after another; {} is expected{tasks}",
            duration(run.ended_at),
            terms.join(" + "),
            duration(held.expected.ends_at)
        ),
    );
}

/// Whether a source was asked later than expected. A fetch too many also makes a chain longer, but
/// then the number is wrong, not the order.
fn somebody_waited(held: &Held) -> bool {
    held.expected.fetches.iter().any(|expected| {
        let first = begun(held.run).find(|(call, _)| call.source == expected.source);
        first.is_none_or(|(_, began)| began.at > expected.from)
    })
}

/// Refuses fetches in another task than expected.
pub(crate) fn place(held: &Held, found: &mut Differences) {
    let name = |call: &Call| held.cast.services[call.source].name.as_str();
    if held.expected.place != Place::Anywhere {
        let moved: Vec<&str> = begun(held.run)
            .filter(|(call, began)| {
                call.ended
                    .is_some_and(|ended| ended.how != How::Dropped && ended.task != began.task)
            })
            .map(|(call, _)| name(call))
            .collect();
        if !moved.is_empty() {
            let whose = match held.expected.place {
                Place::Caller => "your function's own task",
                _ => "a task for each",
            };
            found.add(
                Hold::Place,
                format!(
                    "{} began in one task and ended in another: a future that had been polled was handed \
                     on; {whose} is expected, from beginning to end",
                    few(&moved)
                ),
            );
            return;
        }
    }
    let in_tasks = |is: bool| -> Vec<&str> {
        let there = begun(held.run).filter(|(_, began)| began.task.is_some() == is);
        there.map(|(call, _)| name(call)).collect()
    };
    match held.expected.place {
        Place::Anywhere => {}
        Place::Caller => {
            let tasks = in_tasks(true);
            if !tasks.is_empty() {
                found.add(
                    Hold::Place,
                    format!(
                        "{} ran in a task of {} own; your function's own task is expected for all",
                        few(&tasks),
                        if tasks.len() == 1 { "its" } else { "their" }
                    ),
                );
            }
        }
        Place::Tasks => {
            let here = in_tasks(false);
            if !here.is_empty() {
                found.add(
                    Hold::Place,
                    format!(
                        "{} ran in your function's own task; a task for each is expected",
                        few(&here)
                    ),
                );
                return;
            }
            let mut tasks: Vec<_> = begun(held.run).collect();
            tasks.sort_by_cached_key(|(_, began)| began.task.map(|task| task.to_string()));
            let shared =
                tasks.chunk_by(|(_, a), (_, b)| a.task == b.task).find(|same| same.len() > 1);
            if let Some(shared) = shared.filter(|_| !found.has(Hold::Resumes)) {
                let mut names: Vec<&str> = shared.iter().map(|(call, _)| name(call)).collect();
                names.dedup();
                if names.len() > 1 {
                    found.add(
                        Hold::Place,
                        format!("{} ran in one task; a task for each is expected", few(&names)),
                    );
                }
            }
        }
    }
}

fn at_once(held: &Held, found: &mut Differences) {
    let Some(at_most) = held.expected.at_once else { return };
    let mut events: Vec<(usize, bool)> = Vec::new();
    for (call, began) in begun(held.run) {
        events.push((began.order, true));
        events.extend(call.ended.map(|ended| (ended.order, false)));
    }
    events.sort_unstable();
    let mut waiting = 0_usize;
    let most = events.iter().map(|(_, begins)| {
        waiting = if *begins { waiting + 1 } else { waiting - 1 };
        waiting
    });
    let most = most.max().unwrap_or(0);
    if most > at_most {
        found.add(Hold::AtOnce, format!("{most} fetches waited at once; at most {at_most} may"));
    }
}

/// Compares each fetch: how often, from when to when, how it ended.
pub(crate) fn each(held: &Held, found: &mut Differences) {
    let mut sources: Vec<usize> = held.expected.fetches.iter().map(|fetch| fetch.source).collect();
    sources.extend(begun(held.run).map(|(call, _)| call.source));
    let mut seen = std::collections::HashSet::new();
    sources.retain(|source| seen.insert(*source));
    // Fetches are grouped by service, so that each fetch of a large cast costs no more than one of
    // a small cast.
    let mut all_calls: Vec<Vec<(&Call, Began)>> = vec![Vec::new(); held.cast.services.len()];
    begun(held.run).for_each(|(call, began)| all_calls[call.source].push((call, began)));
    let mut all_expected: Vec<Vec<&Fetch>> = vec![Vec::new(); held.cast.services.len()];
    held.expected.fetches.iter().for_each(|fetch| all_expected[fetch.source].push(fetch));
    for source in sources {
        let name = &held.cast.services[source].name;
        let (calls, expected) = (&all_calls[source], &all_expected[source]);
        match (calls.len(), expected.len()) {
            (0, _) if held.run.calls.iter().any(|call| call.source == source) => found.add(
                Hold::Starts,
                format!(
                    "{name} was not fetched: its future was made, and dropped before its first turn"
                ),
            ),
            (0, _) => found.add(Hold::Starts, format!("{name} was not fetched")),
            (_, 0) => found.add(Hold::Starts, format!("{name} was fetched, which is not expected")),
            (is, should) if is != should => found.add(
                Hold::Starts,
                format!("{name} was fetched {}; {should} is expected", times(is)),
            ),
            _ => {
                for ((call, began), expected) in calls.iter().zip(expected) {
                    if let Some((hold, text)) = one(held, name, call, *began, expected) {
                        found.add(hold, text);
                    }
                }
            }
        }
    }
}

fn one(
    held: &Held,
    name: &str,
    call: &Call,
    began: Began,
    fetch: &Fetch,
) -> Option<(Hold, String)> {
    let run = held.run;
    // Words are made only for what differs, because nearly all fetches of nearly all casts are as
    // expected.
    let returned = || duration(run.ended_at);
    if began.order > run.ended_after && fetch.from <= held.expected.ends_at {
        return Some((
            Hold::Ends,
            format!(
                "{name} was started only when your function had returned at {}: nobody waited \
                 for its task",
                returned()
            ),
        ));
    }
    let outlived =
        call.ended.is_none_or(|ended| ended.order > run.ended_after && ended.how != How::Dropped);
    if outlived && fetch.until <= held.expected.ends_at {
        let text = match began.task {
            Some(_) => format!(
                "{name} was still running when your function returned at {}: nobody waited for its task to \
                 end, and a task lives on without its handle: it is detached",
                returned()
            ),
            // Its future was put away, or moved into a task.
            None => format!(
                "{name} was still waiting when your function returned at {}: its future was neither awaited \
                 to its end nor dropped, but put away (`mem::forget`, a static) or moved into a task that \
                 runs on",
                returned()
            ),
        };
        return Some((Hold::Ends, text));
    }
    let lingered = call.ended.is_some_and(|ended| ended.order > run.ended_after);
    if held.expected.all_gone && lingered && fetch.until <= held.expected.ends_at {
        return Some((
            Hold::Ends,
            format!(
                "{name} was not yet gone when your function returned at {}: to abort a task only asks \
                 it to go. Await its handle or `JoinSet::shutdown`, or leave the wait to a group. A set \
                 inside that task is dropped with it, and a drop only asks, too",
                returned()
            ),
        ));
    }
    if began.at != fetch.from {
        let (started, from) = (duration(began.at), duration(fetch.from));
        return Some((
            Hold::Starts,
            format!("{name} was started at {started}; {from} is expected"),
        ));
    }
    let ended = call.ended?;
    let was_dropped = ended.how == How::Dropped;
    if ended.at == fetch.until && was_dropped == fetch.cancelled {
        return None;
    }
    let (end, until) = (duration(ended.at), duration(fetch.until));
    Some(match (was_dropped, fetch.cancelled) {
        (true, false) if ended.at == fetch.until => (
            Hold::Ends,
            format!(
                "{name} was cancelled at {end}: it was dropped before it could answer, at the same instant \
                 and before its turn"
            ),
        ),
        (true, false) if ended.at > fetch.until => (
            Hold::Ends,
            format!(
                "{name} was dropped at {end}: nobody polled it any more when it could answer at {until}"
            ),
        ),
        (true, false) => (
            Hold::Ends,
            format!(
                "{name} was cancelled at {end}: it was dropped before it could answer at {until}"
            ),
        ),
        (true, true) => {
            (Hold::Dropped, format!("{name} was cancelled at {end}; {until} is expected"))
        }
        (false, true) => (
            Hold::Dropped,
            format!("{name} ran to its end at {end}; it should be cancelled at {until}"),
        ),
        (false, false) => (
            Hold::Ends,
            format!(
                "{name} ended at {end}; {until} is expected: nobody polled it in between, as a join or a \
                     task of its own would"
            ),
        ),
    })
}

/// `once`, `3 times`.
pub(crate) fn times(count: usize) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

/// The names; if there are many, only the first three and the last.
pub(crate) fn few(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first, second, third, .., last] if names.len() > 6 => {
            format!("{first}, {second}, {third} … and {last}")
        }
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
