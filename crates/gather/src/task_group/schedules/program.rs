//! The programs: what the parties of a group do.

use shuttle::rand::{Rng, thread_rng};

#[derive(Clone, Debug)]
pub(super) struct Program {
    pub(super) body: Life,
    /// The steps of each outsider, which has a thread of its own.
    pub(super) outsiders: Vec<Vec<Step>>,
    pub(super) closer: Closer,
    /// Drops the group after this many polls.
    pub(super) polls: Option<usize>,
}

/// What a separate thread does at some moment, so that every program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closer {
    Nobody,
    Cancel,
    Shutdown,
}

/// The life of a body or of a child.
#[derive(Clone, Debug)]
pub(super) struct Life {
    pub(super) steps: Vec<Step>,
    pub(super) end: End,
    /// The steps of its destructor.
    pub(super) last_steps: Vec<Step>,
}

#[derive(Clone, Debug)]
pub(super) enum Step {
    Spawn(Life),
    AbortLast,
    Cancel,
    Grace(bool),
    Yield,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Ok,
    Error,
    Panic,
    Never,
    WhenStopped,
}

impl Life {
    pub(super) fn that(end: End) -> Self {
        Self { steps: vec![], end, last_steps: vec![] }
    }
}

impl Program {
    /// The generator that decides the schedule also makes the program.
    pub(super) fn random() -> Self {
        let closer = [Closer::Nobody, Closer::Cancel, Closer::Shutdown][below(3)];
        let polls = (below(5) == 0).then(|| below(4));
        // A party that waits only for a stop would never end if nothing stopped the group.
        let body_ends = if polls.is_none() && closer != Closer::Cancel { 2 } else { 5 };
        let child_ends = if polls.is_none() && closer == Closer::Nobody { 3 } else { 5 };
        let body = life(2, body_ends, child_ends);
        let outsiders = (0..below(3)).map(|_| steps(2, child_ends)).collect();
        Self { body, outsiders, closer, polls }
    }
}

fn below(bound: usize) -> usize {
    thread_rng().gen_range(0..bound)
}

fn life(depth: usize, ends: usize, child_ends: usize) -> Life {
    let end = [End::Ok, End::Error, End::Panic, End::Never, End::WhenStopped][below(ends)];
    // Most children end well, because otherwise there would be little but errors.
    let end = if below(3) == 0 && end != End::Never { End::Ok } else { end };
    let last_steps = if below(3) == 0 { steps(depth.min(1), child_ends) } else { vec![] };
    Life { steps: steps(depth, child_ends), end, last_steps }
}

fn steps(depth: usize, child_ends: usize) -> Vec<Step> {
    (0..below(4))
        .map(|_| match below(if depth == 0 { 4 } else { 7 }) {
            0 => Step::Yield,
            1 => Step::Grace(below(2) == 0),
            2 => Step::AbortLast,
            // This is rare, because it hides how the group would end without it.
            3 if below(4) == 0 => Step::Cancel,
            3 => Step::Yield,
            _ => Step::Spawn(life(depth - 1, child_ends, child_ends)),
        })
        .collect()
}
