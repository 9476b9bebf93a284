//! Holds a learner's function against what its exercise says: plays it with many casts, and refuses
//! it in words that say what was seen, what it means, and what was expected.
//!
//! It judges what a function does, never how it is written. It knows no exercise: those bring their
//! [`Check`]s.
//!
//! Three ideas keep a wrong answer from passing. *Only a fetch knows*: what a function holds of a
//! service is its name ([`stage::Source`]). *Casts are generated* ([`Casts`]): beside the one that the
//! exercise tells, some hundred others, of which the smallest that fails is shown. *Holds are a
//! vocabulary* ([`Hold`]): each sentence of an exercise is one.
//!
//! - `check`: [`Check`], what an exercise is held against; `judge`: how; `apart`: two calls at a time;
//!   `worker`: in a process of its own.
//! - `expected`: [`Expected`], the run that is expected, built for any cast.
//! - `casts`: [`Casts`], how they are generated; `answers`: what their sources answer; `shrink`: how
//!   the smallest that fails is found.
//! - `run`: one play of the learner's function, and all that is known of it; `watch` is the future
//!   that looks on; `returned_error`: [`ReturnedError`], which error it is.
//! - `holds`: [`Hold`], the vocabulary; `fetches`, `results`, `endings`: what differs, in words.
//! - `show`: a refusal's drawings and lists; `printed`: printed lines side by side.

mod answers;
mod apart;
mod casts;
mod check;
mod endings;
mod expected;
mod fetches;
mod holds;
mod judge;
mod printed;
mod results;
mod returned_error;
mod run;
mod show;
mod shrink;
mod watch;
mod worker;

pub use casts::Casts;
pub use check::{Check, Stage};
pub use expected::Expected;
pub use holds::Hold;
pub use returned_error::{ReturnedError, Which};
pub use run::InWords;

pub use stage::{
    Cast, FetchError, Payload, Response, Service, Source, failed_with, fetch, millis, secs,
};
pub use verdict::{NotRun, Refusal, Verdict};

/// Counts what is allocated: for the limit of a worker's memory, and for what a function leaves behind.
#[global_allocator]
static MEMORY: peak_alloc::PeakAlloc = peak_alloc::PeakAlloc;
