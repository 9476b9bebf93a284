//! Compares a learner's function with what its exercise requires: plays it with many casts, and
//! refuses it in words that say what was seen, what it means, and what was expected.
//!
//! It judges what a function does, never how it is written. It contains no exercise: each exercise
//! has a [`Check`] of its own.
//!
//! Three ideas keep a wrong answer from passing. *Only a fetch knows*: a function gets only the
//! names of services ([`stage::Source`]). *Casts are generated* ([`Casts`]): besides the cast in
//! the exercise's text (the *told* cast) some hundred others are played, and the smallest one that
//! fails is shown. *Holds are a vocabulary* ([`Hold`]): a hold is a rule that a run must keep, and
//! each sentence of an exercise is one.
//!
//! - `check`: [`Check`], what an exercise requires; `judge`: the order in which a function is
//!   checked; `apart`: several calls at a time, which `calls` makes; `threads`, `memory`: those that
//!   a function begins, and what it leaves behind; `slow`: for how long it holds its own thread;
//!   `worker`: a check in a process of its own.
//! - `expected`: [`Expected`], the expected run, worked out for any cast.
//! - `casts`: [`Casts`], how casts are generated; `answers`: what their sources answer; `shapes`:
//!   what several exercises make of theirs; `shrink`: how the smallest failing cast is found.
//! - `run`: one play of the learner's function, and everything that is known about it; `watch`: the
//!   future around the function that observes it; `returned_error`: [`ReturnedError`], which error
//!   a function returned.
//! - `holds`: [`Hold`], the rules; `fetches`, `results`, `notes`, `endings`: what differs, in words.
//! - `show`: a refusal's drawings and lists; `printed`: printed lines side by side, and what
//!   stands where a line was expected.

mod answers;
mod apart;
mod calls;
mod casts;
mod check;
mod endings;
mod expected;
mod fetches;
mod holds;
mod judge;
mod memory;
mod notes;
mod printed;
mod results;
mod returned_error;
mod run;
mod shapes;
mod show;
mod shrink;
mod slow;
mod threads;
mod watch;
mod worker;

pub use casts::{Casts, LONG};
pub use check::{Check, Stage};
pub use expected::Expected;
pub use holds::Hold;
pub use returned_error::{ReturnedError, Which};
pub use run::InWords;
pub use shapes::{A_LIST_EACH, AsTold, in_lists, set_apart};

pub use stage::{
    Cast, FetchError, Payload, Response, Service, Source, failed_with, fetch, millis, secs,
};
pub use verdict::{NotRun, Refusal, Verdict};

/// Counts allocated memory: for the memory limit of a worker, and to find what a function leaves
/// behind.
#[global_allocator]
static MEMORY: peak_alloc::PeakAlloc = peak_alloc::PeakAlloc;
