//! asyncio's joins for tokio: many futures, each in a task of its own, their results in order.
//!
//! What no other construct has all of: spawned, ordered, fail-fast, abort-and-wait, bounded, linear.
//! Futures that should stay in one task (to borrow, or because there are few) are better off with
//! `tokio::join!` or `futures::future::join_all`.
//!
//! - [`gather`]: all results, whatever they are; asyncio's `gather(..., return_exceptions=True)`.
//! - [`try_gather`]: all values, or the error that happens first in time; the rest is stopped.
//!
//! # What holds for both
//! - Results stand in the order of the futures, whichever ends first.
//! - A panic resumes in the caller, after every other task has ended.
//! - Dropping the future aborts every task. Aborting is a request: destructors run in the
//!   scheduler's next turns.
//! - Nothing is spawned before it is awaited (or turned into a future by hand).
//! - The time is linear in the number of futures, on every runtime.

mod as_completed;
mod batch;
mod gather;
mod limited;
mod try_gather;
mod wait;

pub use as_completed::{AsCompleted, as_completed};
pub use gather::{Gather, LimitedGather, gather};
pub use try_gather::{LimitedTryGather, TryGather, try_gather};
pub use wait::{Wait, wait};
