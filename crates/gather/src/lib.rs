//! asyncio's joins for tokio: many futures, each in a task of its own, their results in order.
//!
//! What no other construct has all of: spawned, ordered, fail-fast, abort-and-wait, bounded, linear.
//! Futures that should stay in one task (to borrow, or because there are few) are better off with
//! `tokio::join!` or `futures::future::join_all`.
//!
//! # Which one?
//!
//! | you have | you want | use |
//! |---|---|---|
//! | a few futures of different types | all outputs | `tokio::join!`, `tokio::try_join!` |
//! | many futures that borrow, one task is enough | all outputs in order | `futures::future::join_all` |
//! | … | each output as it comes | `futures::stream::FuturesUnordered` |
//! | … more than may run at any time | in order, or as they come | `buffered(n)`, `buffer_unordered(n)` of `futures::StreamExt` |
//! | many independent futures | all outputs in order | [`gather`] |
//! | … that may fail | all values, or stop at the first error | [`try_gather`] |
//! | … more than may run at any time | the same, bounded | `.limit(n)` on any of them |
//! | … | to handle each output at once | [`as_completed`] |
//! | … and more of them on the way | to handle each output at once | `tokio::task::JoinSet` |
//! | tasks in a `JoinSet` | to go on when some have ended, and keep the rest | [`wait`] |
//! | background work that belongs to a block | no child outlives it | [`task_group`] |
//! | a deadline for any of these | give up at it | `tokio::time::timeout` around it |
//!
//! # Coming from …
//!
//! | there | here |
//! |---|---|
//! | asyncio `gather(*aws, return_exceptions=True)` | `gather(futures).await` |
//! | asyncio `gather(*aws)` | `try_gather(futures).await`, which also stops the others |
//! | asyncio `as_completed(aws)`, with `timeout=` | [`as_completed`], [`AsCompleted::next_before`] |
//! | asyncio `wait(aws, return_when=…)` | [`wait`], [`Wait::first_completed`], [`Wait::first_error`] |
//! | asyncio `TaskGroup` | [`task_group`] |
//! | `futures::future::join_all(handles)` | [`gather`] of the futures themselves |
//! | a `JoinSet` with an index | [`gather`] |
//! | Go's `errgroup`, with `SetLimit` | [`try_gather`] with `.limit(n)`; [`task_group`] |
//!
//! # What holds for all
//! - A panic resumes in the caller, after every other task has ended ([`wait`] hands it out as a
//!   `JoinError`, because the set is yours).
//! - Dropping the future aborts every task ([`wait`]: none). Aborting is a request: destructors run
//!   in the scheduler's next turns.
//! - The time is linear in the number of futures, on every runtime.

#![forbid(unsafe_code)]

mod as_completed;
mod batch;
mod ended;
mod gather;
mod limited;
mod task_group;
mod try_gather;
mod wait;

pub use as_completed::{AsCompleted, as_completed};
pub use gather::{Gather, LimitedGather, gather};
pub use task_group::{Group, GroupError, task_group};
pub use try_gather::{LimitedTryGather, TryGather, try_gather};
pub use wait::{Wait, wait};
