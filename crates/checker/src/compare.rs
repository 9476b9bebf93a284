//! What differs between a learner's run and the wanted one, in words that say what it means.

use std::time::Duration;

use timeline::words::duration;
use timeline::{Lane, Outcome, Recording};

use super::wanted::{Fetch, Wanted};
use crate::{Cast, Panic, Play, Source, VIRTUAL_LIMIT};

/// The differences, the most telling first; none means that the run passes.
pub(super) fn differences(play: &Play, wanted: &Wanted, cast: &Cast) -> Vec<String> {
    let run = &play.recording;
    let mut found = Vec::new();
    if run.caller().outcome == Outcome::Panicked {
        if let Some(Panic { place, message }) = play.panics.last() {
            found.push(format!("your function panicked at {place}: {message}"));
        }
        return found;
    }
    if run.caller().outcome == Outcome::Open {
        found.push(hang(run, wanted));
        return found;
    }
    found.extend(nothing_fetched(run, wanted));
    found.extend(one_after_another(run, wanted));
    if found.is_empty() {
        found.extend(elapsed(run, wanted));
    }
    found.extend(not_in_tasks(run, wanted));
    found.extend(fetches(run, wanted, cast));
    found.extend(result(run, wanted, cast));
    found.extend(lines(run, wanted));
    if !found.is_empty() {
        // A task's panic is no difference by itself, and a source may be meant to panic.
        let meant = |panic: &&Panic| {
            let mut sources = cast.sources.iter();
            sources
                .any(|s| s.outcome == crate::Outcome::Panics && panic.message.starts_with(&s.name))
        };
        let others = play.panics.iter().filter(|panic| !meant(panic));
        found.extend(others.map(|panic| format!("a panic at {}: {}", panic.place, panic.message)));
    }
    found
}

/// The calls of `fetch`; lanes that learners instrument themselves do not count.
fn fetched(run: &Recording) -> impl Iterator<Item = &Lane> {
    run.lanes[1..].iter().filter(|lane| lane.kind == "fetch")
}

fn hang(run: &Recording, wanted: &Wanted) -> String {
    let after = if run.elapsed >= VIRTUAL_LIMIT { "1 h".to_owned() } else { duration(run.elapsed) };
    let asked = fetched(run).count();
    // Who waits asks no more, however much was asked before.
    let asks_on = fetched(run).any(|lane| lane.start.at > run.elapsed / 2);
    if asks_on && asked > wanted.fetches.len() + 1 {
        return format!(
            "your function never stops fetching: in {after} of virtual time it asked {asked} times"
        );
    }
    let open: Vec<&str> = fetched(run)
        .filter(|lane| lane.outcome == Outcome::Open)
        .map(|lane| lane.label.as_str())
        .collect();
    let whom = match open.len() {
        0 => "it awaits something that never happens".to_owned(),
        _ => format!("it waits for {}, and no answer comes", few(&open)),
    };
    format!("your function is still waiting after {after} of virtual time: {whom}")
}

fn nothing_fetched(run: &Recording, wanted: &Wanted) -> Option<String> {
    if wanted.fetches.is_empty() || fetched(run).next().is_some() {
        return None;
    }
    Some(match run.elapsed {
        Duration::ZERO => {
            "nothing was fetched: a future does nothing until it is awaited".to_owned()
        }
        time => format!("nothing was fetched: {} went by, but no source was asked", duration(time)),
    })
}

/// `your run took 6 s = 3 + 1 + 2`: the commonest mistake has a sentence of its own.
fn one_after_another(run: &Recording, wanted: &Wanted) -> Option<String> {
    let lanes: Vec<&Lane> = fetched(run).collect();
    let chained = lanes.len() > 1
        && lanes.windows(2).all(|pair| pair[0].end.is_some_and(|end| end.at == pair[1].start.at))
        && lanes.iter().all(|lane| lane.end.is_some_and(|end| end.at > lane.start.at));
    if !chained || run.elapsed <= wanted.ends_at {
        return None;
    }
    let took = |lane: &Lane| lane.end.map_or(Duration::ZERO, |end| end.at - lane.start.at);
    let terms: Vec<Duration> = lanes.iter().map(|lane| took(lane)).collect();
    let sum: Duration = terms.iter().sum();
    let in_seconds = sum >= Duration::from_secs(1);
    let number = |term: &Duration| {
        let number = if in_seconds { term.as_secs_f64() } else { term.as_secs_f64() * 1000.0 };
        format!("{}", (number * 1000.0).round() / 1000.0)
    };
    let terms: Vec<String> = terms.iter().map(number).collect();
    let tasks = if lanes.iter().all(|lane| is_in_a_task(run, lane)) {
        ".\n  They ran in tasks, and still one waited for the other: does one task loop over them \
         all,\n  is a handle awaited in the loop that spawns, or a lock held across the fetch?"
    } else {
        ""
    };
    Some(format!(
        "your run took {} = {}: the fetches ran one after another; {} is wanted{tasks}",
        duration(run.elapsed),
        terms.join(" + "),
        duration(wanted.ends_at)
    ))
}

/// Whether a lane runs in another task than the caller's.
fn is_in_a_task(run: &Recording, lane: &Lane) -> bool {
    lane.spawned || lane.parent.is_some_and(|parent| is_in_a_task(run, &run.lanes[parent]))
}

fn not_in_tasks(run: &Recording, wanted: &Wanted) -> Option<String> {
    let here: Vec<&str> = fetched(run)
        .filter(|lane| wanted.in_tasks && !is_in_a_task(run, lane))
        .map(|lane| lane.label.as_str())
        .collect();
    (!here.is_empty()).then(|| {
        format!("{} ran in your function's own task; a task for each is wanted", few(&here))
    })
}

/// Names, of many only the first three and the last.
pub(super) fn few(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first, second, third, .., last] if names.len() > 6 => {
            format!("{first}, {second}, {third} … and {last}")
        }
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

fn elapsed(run: &Recording, wanted: &Wanted) -> Option<String> {
    (run.elapsed != wanted.ends_at).then(|| {
        format!(
            "your function returned at {}; {} is wanted",
            duration(run.elapsed),
            duration(wanted.ends_at)
        )
    })
}

fn fetches(run: &Recording, wanted: &Wanted, cast: &Cast) -> Vec<String> {
    let mut found = Vec::new();
    let mut names: Vec<&str> = wanted.fetches.iter().map(|fetch| fetch.name.as_str()).collect();
    names.extend(fetched(run).map(Lane::name));
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| seen.insert(*name));
    for name in names {
        let lanes: Vec<&Lane> = fetched(run).filter(|lane| lane.name() == name).collect();
        let calls: Vec<&Fetch> = wanted.fetches.iter().filter(|f| f.name == name).collect();
        match (lanes.len(), calls.len()) {
            (0, _) => found.push(format!("{name} was not fetched")),
            (_, 0) => found.push(format!("{name} was fetched, which is not wanted")),
            (is, should) if is != should => found.push(format!(
                "{name} was fetched {is} {}; {should} is wanted",
                if is == 1 { "time" } else { "times" }
            )),
            _ => found.extend(
                lanes
                    .iter()
                    .zip(calls)
                    .filter_map(|(lane, fetch)| one_fetch(run, lane, fetch, wanted, cast)),
            ),
        }
    }
    if fetched(run).next().is_none() {
        // Said by `nothing_fetched` in one sentence.
        found.clear();
    }
    found
}

fn one_fetch(
    run: &Recording,
    lane: &Lane,
    fetch: &Fetch,
    wanted: &Wanted,
    cast: &Cast,
) -> Option<String> {
    let label = &lane.label;
    let caller_end = run.caller().end?;
    let (from, until) = (duration(fetch.from), duration(fetch.until));
    let outlived = lane.end.is_none_or(|end| end.at > caller_end.at);
    if outlived && fetch.until <= wanted.ends_at && lane.outcome != Outcome::Cancelled {
        let at = duration(caller_end.at);
        return Some(format!(
            "{label} was still running when your function returned at {at}: its handle was \
             dropped, and a dropped handle detaches"
        ));
    }
    if lane.start.at != fetch.from {
        let started = duration(lane.start.at);
        return Some(format!("{label} was started at {started}; {from} is wanted"));
    }
    let end = lane.end.map_or(String::new(), |end| duration(end.at));
    match (&lane.outcome, fetch.cancelled) {
        (Outcome::Cancelled, false) => Some(format!(
            "{label} was cancelled at {end}: it was dropped before it could answer at {until}"
        )),
        (Outcome::Cancelled, true) if lane.end.is_some_and(|end| end.at != fetch.until) => {
            Some(format!("{label} was cancelled at {end}; {until} is wanted"))
        }
        (outcome, true) if *outcome != Outcome::Cancelled => {
            Some(format!("{label} ran to its end at {end}; it should be cancelled at {until}"))
        }
        (outcome, false) if *outcome != fetch.outcome(cast) => {
            Some(format!("{label} {} at {end}, which is not wanted", outcome.word()))
        }
        (_, false) if lane.end.is_some_and(|end| end.at != fetch.until) => {
            Some(format!("{label} ended at {end}; {until} is wanted"))
        }
        _ => None,
    }
}

fn result(run: &Recording, wanted: &Wanted, cast: &Cast) -> Option<String> {
    let wanted = wanted.result.as_ref()?;
    match (&run.caller().outcome, wanted) {
        (Outcome::Finished(value), Ok(wanted)) => {
            let wanted = if wanted == "()" { "" } else { wanted };
            if value == wanted {
                return None;
            }
            let by_end = in_order_of_ends(run, cast);
            let by_source = in_order_of_sources(cast);
            if *value == by_end && by_end != by_source {
                return Some(format!(
                    "the result is in the order in which the fetches ended, not in the order of \
                     the sources: you returned {value}; {wanted} is wanted"
                ));
            }
            if wanted == by_end && *value == by_source {
                return Some(format!(
                    "the result is in the order of the sources, not in the order in which the \
                     fetches ended: you returned {value}; {wanted} is wanted"
                ));
            }
            Some(format!("you returned {value}; {wanted} is wanted"))
        }
        (Outcome::Finished(value), Err(error)) => {
            Some(format!("you returned Ok({value}); the error \"{error}\" is wanted"))
        }
        (outcome, Ok(wanted)) => Some(format!(
            "your function {}{}{}; Ok({wanted}) is wanted",
            outcome.word(),
            if outcome.text().is_empty() { "" } else { ": " },
            outcome.text()
        )),
        (outcome, Err(error)) if outcome.text() != error => {
            Some(format!("your function failed with \"{}\"; \"{error}\" is wanted", outcome.text()))
        }
        _ => None,
    }
}

/// The list of answers in the order of the sources.
fn in_order_of_sources(cast: &Cast) -> String {
    format!("{:?}", cast.sources.iter().filter_map(Source::answer).collect::<Vec<_>>())
}

/// The list of answers as it would be if it were collected in completion order.
fn in_order_of_ends(run: &Recording, cast: &Cast) -> String {
    let mut ended: Vec<&Lane> = fetched(run).filter(|lane| lane.end.is_some()).collect();
    ended.sort_by_key(|lane| lane.end);
    let answers: Vec<&str> = ended
        .iter()
        .filter_map(|lane| cast.sources.iter().find(|source| source.name == lane.name()))
        .filter_map(Source::answer)
        .collect();
    format!("{answers:?}")
}

fn lines(run: &Recording, wanted: &Wanted) -> Option<String> {
    if wanted.lines.is_empty() {
        return None;
    }
    if run.lines.is_empty() {
        return Some(
            "your run printed no line: `tracing::info!` prints into the run, `println!` past it"
                .to_owned(),
        );
    }
    let mut printed: Vec<_> = run.lines.iter().collect();
    for (wanted_at, text) in &wanted.lines {
        let of_text = |line: &&timeline::Line| line.text == *text;
        let on_time = |line: &&timeline::Line| line.moment.at == *wanted_at;
        let wanted_at = duration(*wanted_at);
        let found = printed.iter().position(|line| of_text(line) && on_time(line));
        match (found, printed.iter().find(|line| of_text(line))) {
            (Some(place), _) => drop(printed.remove(place)),
            (None, Some(line)) => {
                let at = duration(line.moment.at);
                return Some(format!("\"{text}\" was printed at {at}; {wanted_at} is wanted"));
            }
            (None, None) => {
                return Some(format!("your run did not print \"{text}\" at {wanted_at}"));
            }
        }
    }
    if let Some(line) = printed.first() {
        let at = duration(line.moment.at);
        return Some(format!("your run printed \"{}\" at {at}, which is not wanted", line.text));
    }
    let in_order = run.lines.iter().zip(&wanted.lines).all(|(line, wanted)| line.text == wanted.1);
    (!in_order).then(|| "your run printed the lines of one instant in another order".to_owned())
}
