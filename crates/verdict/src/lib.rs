//! What a check says of an answer, as data, and how to get it from code that may do anything.
//!
//! A check plays a learner's function. That function may loop, print or allocate without end, end
//! the process, overflow the stack or print what a passing test prints. So the check runs in a
//! process of its own, the worker, and the verdict comes back as a report that only the checker can
//! write. It is not the checker: that decides what is right.
//!
//! - [`Verdict`], [`Report`]: what is said.
//! - [`supervise`]: the parent's side: starts a worker, keeps its limits, reads its report.
//! - [`Worker`]: the child's side.
//! - `family`: a worker with all that it starts, ended as a whole; `ended`: what an end tells.
//! - `frames`: how a report travels among what is printed.
//! - [`limits`]: all limits and their order; `usage`: what a worker takes, seen from outside.
//! - `captured`: what the learner's code printed, cut to what a reader takes in; `plain`: as text that
//!   a terminal does not obey.

mod captured;
mod ended;
mod family;
mod frames;
pub mod limits;
mod plain;
mod report;
mod supervisor;
mod usage;
mod worker;

pub use report::{NotRun, Refusal, Report, Verdict};
pub use supervisor::{Supervised, supervise};
pub use worker::Worker;
