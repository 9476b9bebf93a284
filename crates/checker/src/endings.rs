//! Functions that do not end as they should, in words: those that end at another instant, hang, spin,
//! panic, use other threads, or leave tasks behind.

use std::time::Duration;

use stage::{Log, Panic, VIRTUAL_LIMIT};
use timeline::units::duration;
use verdict::limits;

use crate::fetches::{begun, few, times};
use crate::holds::{Difference, Differences, Held, Hold};
use crate::returned_error::unnumbered;
use crate::watch::SPINS;

/// How many wakes for nothing every function may have: a few `yield_now`, or a channel that passes
/// an answer on, do no harm.
const IDLE: usize = 20;
/// How many more wakes for nothing a function may have for each of its fetches.
const IDLE_A_FETCH: usize = 4;
/// How many turns in a row every function may take for nothing at one instant, and how many more for
/// each of its fetches: an answer may go letter by letter through a channel with room for one.
const TURNS: usize = 1_000;
const TURNS_A_FETCH: usize = 400;
/// How often the runtime runs out of work before it moves the clock.
const PARKS: usize = 3;
/// A task that wakes no more often than this may be a clock or a progress line.
const TICK: Duration = Duration::from_millis(50);

/// Refuses another end than expected, unless a difference was found that explains it.
pub(crate) fn resumes(held: &Held, found: &mut Differences) {
    let run = held.run;
    if found.0.is_empty() && run.ended_at != held.expected.ends_at {
        let (at, expected) = (duration(run.ended_at), duration(held.expected.ends_at));
        found.add(Hold::Resumes, format!("your function returned at {at}; {expected} is expected"));
    }
    if found.0.is_empty() && held.expected.first_poll && run.seen.polls > 1 {
        found.add(
            Hold::Resumes,
            "your function has nothing to wait for and gave its turn back all the same: a `yield_now`, \
             or the handle of a task that has nothing to do, waits for a turn",
        );
    }
}

pub(crate) fn elsewhere() -> &'static str {
    "fetches ran on another thread than your function, and were refused there. No thread is needed to \
     overlap waits: the task that your function runs in can poll many futures, and `tokio::spawn` \
     makes more tasks on the same thread"
}

pub(crate) fn thread_begun() -> &'static str {
    "your function began a thread, or gave work to one: `spawn_blocking` does, and `std::thread`. No \
     thread is needed to overlap waits, and none to put answers in order: tasks and futures do it all on \
     the thread that your function runs on"
}

pub(crate) fn hang(held: &Held) -> String {
    let run = held.run;
    let after =
        if run.ended_at >= VIRTUAL_LIMIT { "1 h".to_owned() } else { duration(run.ended_at) };
    let asked = begun(run).count();
    // A function that waits stops asking, however often it asked before.
    let asks_on = begun(run).any(|(_, began)| began.at > run.ended_at / 2);
    if asks_on && asked > held.expected.fetches.len() + 1 {
        return format!(
            "your function never stops fetching: in {after} of virtual time it asked {asked} times"
        );
    }
    let name = |source: usize| held.cast.services[source].name.as_str();
    let open: Vec<&str> = begun(run)
        // Fetches that were still waiting were dropped when the play was given up.
        .filter(|(call, _)| call.ended.is_none_or(|ended| ended.at >= run.ended_at))
        .map(|(call, _)| name(call.source))
        .collect();
    let whom = match open.len() {
        0 if asked == 0 => "it awaits something that never happens".to_owned(),
        0 => "every fetch had ended by then, so it awaits something that never happens: a channel of \
              which it still holds a sender, a lock that it holds itself, a notice that came before, a thread \
              (this clock does not wait for threads)"
            .to_owned(),
        _ => format!("it waits for {}, and no answer comes", few(&open)),
    };
    format!("your function is still waiting after {after} of virtual time: {whom}")
}

pub(crate) fn spins(held: &Held) -> String {
    let at = duration(held.run.ended_at);
    format!(
        "your function asks again and again instead of waiting: at {at} it was polled \
         {SPINS} times and nothing happened. A loop around `yield_now` or `is_finished` lets no time go \
         by; an `.await` of the thing itself does"
    )
}

/// Refuses a wait that is a loop of short sleeps, in the caller or in any task.
pub(crate) fn polling(held: &Held, found: &mut Differences) {
    let run = held.run;
    let ticks = (run.ended_at.as_millis() / TICK.as_millis()) as usize;
    let allowed = IDLE + IDLE_A_FETCH * run.calls.len() + ticks;
    let idle = run.seen.idle;
    if idle > allowed {
        found.add(
            Hold::Waits,
            format!(
                "your function was woken {idle} times for nothing: it waits by asking again and \
                 again. An `.await` of a handle, a set or a join sleeps until there is something"
            ),
        );
    } else if run.seen.turns.1 > TURNS + TURNS_A_FETCH * run.calls.len() {
        let (at, turns) = run.seen.turns;
        found.add(
            Hold::Waits,
            format!(
                "at {} your function took {turns} turns in a row and nothing happened: a loop around \
                 `yield_now` asks again and again. An `.await` of a handle, a set or a join sleeps until \
                 there is something",
                duration(at)
            ),
        );
    } else if run.waits > PARKS * allowed {
        found.add(
            Hold::Waits,
            format!(
                "something in your run woke {} times: a task that asks again and again, with a short \
                 sleep between. An `.await` of the thing itself sleeps until it is there",
                run.waits
            ),
        );
    }
}

/// Refuses tasks that still run after the function has returned. Fetches that still run have been
/// reported before.
pub(crate) fn left(held: &Held, found: &mut Differences) {
    if held.run.left > 0 && !found.has(Hold::Ends) {
        let tasks = match held.run.left {
            1 => "a task was".to_owned(),
            many => format!("{many} tasks were"),
        };
        found.add(
            Hold::NothingLeft,
            format!(
                "{tasks} still running after your function had returned at {}: what a function \
                 spawns it awaits, or stops",
                duration(held.run.ended_at)
            ),
        );
    }
}

/// Whether the panic is that of a source that was meant to panic.
pub(crate) fn is_a_sources(panic: &Panic) -> bool {
    panic.place.replace('\\', "/").contains("stage/src/source.rs")
}

/// The place of a panic. In code that is no learner's, it begins with the name of the crate: the folders above it are
/// not what a learner looks for.
pub(crate) fn place(panic: &Panic) -> String {
    let place = panic.place.replace('\\', "/");
    let of_a_crate = place.split_once("/registry/src/").and_then(|(_, rest)| rest.split_once('/'));
    let is_rusts = place.starts_with("/rustc/") || place.contains("/rustlib/src/rust/");
    let of_rust = place.find("/library/").filter(|_| is_rusts).map(|at| &place[at + 1..]);
    of_a_crate.map(|(_, place)| place).or(of_rust).unwrap_or(&place).to_owned()
}

/// Refuses panics that are not a source's own, even if the panic was caught, or happened in a task
/// whose handle nobody awaited.
pub(crate) fn other_panics(held: &Held, found: &mut Differences) {
    for panic in held.run.panics.iter().filter(|panic| !is_a_sources(panic)) {
        let message = unnumbered(&panic.message);
        let text = format!("a panic at {}: {message}", place(panic));
        let is_told = |told: &Difference| told.text.contains(&message) || told.text == text;
        if !found.0.iter().any(is_told) {
            found.add(Hold::Returns, text);
        }
    }
}

/// Refuses a panic hook of the function's own: it hides what `other_panics` looks for.
pub(crate) fn hook(held: &Held, found: &mut Differences) {
    if held.run.seen.hides_panics {
        found.add(Hold::Returns, hook_replaced());
    }
}

pub(crate) fn hook_replaced() -> &'static str {
    "your code replaces the panic hook (`std::panic::set_hook`, or `take_hook`). It is one for the whole \
     program: two calls at a time have it in common, and a panic of your own might not be seen. Leave it \
     as it is: in a check no panic prints anything"
}

/// The sentence about a play that does not give the thread back.
pub(crate) fn stuck(log: &Log) -> String {
    let calls = log.calls();
    let begun = calls.iter().filter(|call| call.began.is_some()).count();
    let over = calls.iter().filter(|call| call.began.is_some() && call.ended.is_some()).count();
    let known = match (calls.len(), begun) {
        (0, _) => "Until then it had fetched nothing: a loop that never ends, or a call that blocks, like \
                   std::thread::sleep"
            .to_owned(),
        (called, 0) => format!(
            "`fetch` was called {}, and no fetch had a turn, because the thread was never given back: \
             only an .await that waits does that",
            times(called)
        ),
        _ if over == begun => format!(
            "By then every fetch that had begun was over, {begun} in all. What holds the thread is a loop \
             that never ends or only yields, a call that blocks, like std::thread::sleep, or the lock of a \
             std Mutex that somebody holds across an .await, so that the next who wants it waits for ever"
        ),
        _ => format!(
            "{over} of {begun} fetches were over, and the rest cannot go on while the thread is held: by \
             a loop that never waits, a call that blocks, like std::thread::sleep, or the lock of a std \
             Mutex that somebody holds across an .await"
        ),
    };
    format!(
        "your code blocked the thread: after {} of real time it had not ended. On this clock waiting \
         takes no real time. {known}",
        duration(limits::PLAY)
    )
}

/// The sentence about a function that gives the thread back late.
pub(crate) fn blocked(time: Duration) -> String {
    let millis = time.as_millis().max(1);
    format!(
        "your code blocked the thread for {millis} ms of real time, in each of several plays. On this \
         clock waiting takes no real time: std::thread::sleep, a thread that is joined, blocking I/O or \
         work for `spawn_blocking` holds up everything else; tokio::time::sleep does not"
    )
}

/// The sentence about a function that computes for long, for what there is to do.
pub(crate) fn computed(time: Duration, are_few: bool) -> String {
    let millis = time.as_millis();
    let with = if are_few { "as few sources as these" } else { "these sources" };
    format!(
        "your code kept the thread busy for {millis} ms, in each of several plays with {with}: work that \
         computes, a loop that goes round until something has happened, or a task that asks again and \
         again, for example with `yield_now`. An .await of the thing itself takes no time of the processor"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_above_somebody_elses_crate_are_left_out() {
        let place =
            |place: &str| self::place(&Panic { message: String::new(), place: place.to_owned() });
        for (at, told) in [
            ("exercises/lesson-01/overlap.rs:7", "exercises/lesson-01/overlap.rs:7"),
            (
                "/h/.cargo/registry/src/index.crates.io-1949/tokio-1.54.1/src/a.rs:7",
                "tokio-1.54.1/src/a.rs:7",
            ),
            ("C:\\h\\registry\\src\\index\\tokio-1.54.1\\src\\a.rs:7", "tokio-1.54.1/src/a.rs:7"),
            ("/rustc/0f3d/library/core/src/cell.rs:7", "library/core/src/cell.rs:7"),
            ("/h/lib/rustlib/src/rust/library/std/src/a.rs:7", "library/std/src/a.rs:7"),
            ("/h/library/exercises/a.rs:7", "/h/library/exercises/a.rs:7"),
        ] {
            assert_eq!(place(at), told);
        }
    }
}
