//! What happened in a run, and which of it the other side must show as well.

use std::collections::HashMap;

use serde::Deserialize;

use crate::program::{Node, What};

/// At which millisecond, of which node, what: `start`, `cancelled`, or what it ended with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct Event(pub u64, pub usize, pub String);

pub type Trace = Vec<Event>;

/// What a run under asyncio answers.
#[derive(Debug, Deserialize)]
pub struct Answer {
    pub trace: Trace,
    /// The instants at which its timers are due.
    timers: Vec<u64>,
}

impl Answer {
    /// Whether two timers are due at one instant: which is first is nobody's promise.
    pub fn has_ties(&self) -> bool {
        let mut timers = self.timers.clone();
        timers.sort_unstable();
        timers.windows(2).any(|pair| pair[0] == pair[1])
    }
}

/// The order of events within one instant is the scheduler's. What begins and is cancelled in the
/// same instant may as well not have begun.
pub fn comparable(mut trace: Trace) -> Trace {
    trace.sort_unstable();
    let starts: HashMap<usize, u64> =
        trace.iter().filter(|event| event.2 == "start").map(|event| (event.1, event.0)).collect();
    let stillborn: Vec<usize> = trace
        .iter()
        .filter(|event| event.2 == "cancelled" && starts.get(&event.1) == Some(&event.0))
        .map(|event| event.1)
        .collect();
    trace.retain(|event| !stillborn.contains(&event.1));
    trace
}

/// Turns what asyncio did into what this library must do: under a `try_gather` that fails, what
/// asyncio lets run on is cancelled at that instant. Returns also how many nodes that stops.
pub fn stopped_on_error(program: &Node, trace: Trace) -> (Trace, usize) {
    let mut lives: HashMap<usize, Vec<Event>> = HashMap::new();
    for event in trace {
        lives.entry(event.1).or_default().push(event);
    }
    let mut kept = Vec::new();
    let mut stopped = 0;
    keep(program, u64::MAX, &lives, &mut kept, &mut stopped);
    (kept, stopped)
}

/// Keeps of a node and those in it what happens until `stop`, and cancels there what still runs.
fn keep(
    node: &Node,
    stop: u64,
    lives: &HashMap<usize, Vec<Event>>,
    kept: &mut Trace,
    stopped: &mut usize,
) {
    let Some([start, end]) = lives.get(&node.id).map(|life| &life[..]) else {
        assert!(!lives.contains_key(&node.id), "{} starts once and ends once", node.id);
        return;
    };
    // With a limit, asyncio begins the next one in the instant of the error.
    if start.0 >= stop {
        return;
    }
    kept.push(start.clone());
    if end.0 > stop {
        kept.push(Event(stop, node.id, "cancelled".to_owned()));
        *stopped += 1;
    } else {
        kept.push(end.clone());
    }
    let fails = matches!(node.what, What::TryGather { .. }) && end.2.starts_with('!');
    let stop = if fails { stop.min(end.0) } else { stop };
    node.children().for_each(|child| keep(child, stop, lives, kept, stopped));
}
