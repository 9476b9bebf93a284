//! What a check says about an answer, as data, and how to get it from code that may do anything.
//!
//! A check plays a learner's function. That function may loop, print or allocate without end, end
//! the process, overflow the stack, or print what a passing test prints. So the check runs in a
//! process of its own, the worker, and the verdict comes back as a report that only the checker can
//! write. This crate does not decide what is right: the crate `checker` does.
//!
//! - [`Verdict`], [`Report`]: what a check says.
//! - [`supervise`]: the parent's side: it starts a worker, enforces its limits and reads its
//!   report.
//! - [`Worker`]: the child's side.
//! - [`Family`]: a program with all that it starts, ended as a whole; `strays`: what has left it;
//!   `ended`: what an end tells.
//! - `frames`: how a report travels among what is printed.
//! - [`limits`]: all limits and their order; `usage`: what a worker takes, seen from outside.
//! - [`columns`]: how wide its drawings may be.
//! - `captured`: what the learner's code printed, cut to what a reader takes in; `plain`: as text that
//!   a terminal does not obey.

mod captured;
pub mod columns;
mod ended;
mod family;
mod frames;
pub mod limits;
mod plain;
mod report;
mod strays;
mod supervisor;
mod usage;
mod worker;

pub use family::Family;
pub use report::{NotRun, Refusal, Report, Verdict};
pub use supervisor::{Supervised, supervise};
pub use worker::Worker;
