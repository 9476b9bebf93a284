//! asyncio's joins for tokio: many futures in tasks, and their results in order.
//!
//! [`gather`] waits for all futures, [`try_gather`] stops at the first error, [`as_completed`]
//! returns each result as it comes, [`wait`] returns when some tasks have ended, and in a
//! [`task_group`] tasks start tasks. For futures that should stay in one task (because they borrow,
//! or because there are few), use `tokio::join!` or `futures::future::join_all`.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
//! # async fn fetch(page: u32) -> Result<String, String> { Ok(page.to_string()) }
//! use std::num::NonZeroUsize;
//! use gather::{gather, try_gather};
//!
//! // All results, whatever they are:
//! let results: Vec<Result<String, String>> = gather([1, 2, 3].map(fetch)).await;
//! // All values or the first error, and at most ten at any time:
//! let ten = NonZeroUsize::new(10).unwrap();
//! let pages: Result<Vec<String>, String> = try_gather((0..100).map(fetch)).limit(ten).await;
//! # assert_eq!((results.len(), pages.unwrap().len()), (3, 100));
//! # }
//! ```
//!
//! # Which one?
//!
//! | you have | you want | use |
//! |---|---|---|
//! | a few futures of different types | all outputs | `tokio::join!`, `tokio::try_join!` |
//! | many futures that borrow, one task is enough | all outputs in order | `futures::future::join_all` |
//! | many futures that borrow, one task is enough | each output as it comes | `futures::stream::FuturesUnordered` |
//! | the same, more than may run at any time | in order, or as they come | `buffered(n)`, `buffer_unordered(n)` of `futures::StreamExt` |
//! | many independent futures | all outputs in order | [`gather`] |
//! | many independent futures that may fail | all values, or stop at the first error | [`try_gather`] |
//! | many independent futures | to handle each output at once | [`as_completed`] |
//! | more of these three than may run at any time | the same, bounded | [`Gather::limit`], [`TryGather::limit`], [`AsCompleted::limit`] |
//! | independent futures, and more of them on the way | to handle each output at once | `tokio::task::JoinSet` |
//! | tasks in a `JoinSet` | to go on when some have ended, and keep the rest | [`wait`] |
//! | background work that belongs to a block | to return when all of it has ended | [`task_group`] |
//! | `gather`, `try_gather` or a group, and a deadline | to give up at it | `tokio::time::timeout` around it |
//! | `as_completed` or `wait`, and a deadline | to keep what has ended by then | [`AsCompleted::next_before`], [`Wait::deadline`] |
//!
//! # Coming from …
//!
//! | there | here |
//! |---|---|
//! | asyncio `gather(*aws, return_exceptions=True)` | `gather(futures).await` |
//! | asyncio `gather(*aws)` | `try_gather(futures).await`, which also stops the others |
//! | asyncio `as_completed(aws)`, with `timeout=` | [`as_completed`], [`AsCompleted::next_before`] |
//! | asyncio `wait(aws, return_when=…)` | [`wait`], [`Wait::return_when`] |
//! | asyncio `TaskGroup` | [`task_group`] |
//! | `futures::future::join_all(handles)` | [`gather`] of the futures themselves |
//! | a `JoinSet` with an index | [`gather`] |
//! | Go's `errgroup`, with `SetLimit` | [`try_gather`] with `.limit(n)`; [`task_group`] |
//!
//! # What is true of all
//! - A call is as lazy as any future: before its first poll it neither uses the iterator nor spawns
//!   anything.
//! - If a task panics, the other tasks are aborted, and the panic resumes in the caller after all
//!   of them have ended. (Only [`wait`] returns it as a `JoinError`, because the set is yours.) Of
//!   two panics, or of an error and a panic, you get the one that came first; but in a group, a
//!   panic comes before errors. If the iterator that makes the futures panics, that panic passes at
//!   once, unless a [limit](Gather::limit) makes the iterator run in a task.
//! - If a destructor panics when a future has ended, that counts as a panic of its task. Values
//!   that nobody gets are dropped too: aborted futures, outputs and later errors of a call that
//!   fails, and everything in a call that is itself dropped. Panics of their destructors reach only
//!   the panic hook.
//! - Dropping the future aborts every task (with [`wait`], none). To abort is to ask: destructors
//!   run in the scheduler's next turns, and a task that computes goes on to its next `.await`. This
//!   also limits a `gather` inside a `gather`: the inner one is dropped, and its tasks end later.
//! - When the runtime shuts down, it cancels the tasks, and no call mistakes that for their end. If
//!   the caller is itself a task of that runtime, it waits silently until it is dropped. Any other
//!   caller (in a `block_on`, or on another runtime) would wait for ever, so it panics and says
//!   why; only [`wait`] returns a `JoinError` for each task instead.
//! - A task starts fresh: it has neither the caller's task-locals nor its tracing span. Pass them
//!   on with `LocalKey::scope` and tracing's `Instrument`.
//! - What needs the clock ([`AsCompleted::next_before`], [`Wait::deadline`], a [`Group`]'s grace)
//!   panics on a runtime without time, as `tokio::time::timeout` does.
//! - The time is linear in the number of futures, on every runtime. Each future is stored once, as
//!   with `tokio::spawn`.
//!
//! # Modules
//! [`gather`], [`try_gather`], [`as_completed`], [`wait`] and [`task_group`] have a module each.
//! The first two share `joining` (a call before and after its first poll), `batch` (the tasks of a
//! call, joined in order) and `limited` (workers that take jobs from one iterator). `job` stores a
//! future in its task, `quiet` drops values that nobody gets, `ended` reads a set, and `shutdown`
//! handles a runtime that shuts down.

#![forbid(unsafe_code)]

mod as_completed;
mod batch;
mod ended;
mod gather;
mod job;
mod joining;
mod limited;
mod quiet;
mod shutdown;
mod task_group;
mod try_gather;
mod wait;

pub use as_completed::{AsCompleted, as_completed};
pub use gather::{Gather, LimitedGather, gather};
pub use joining::Joining;
pub use task_group::{ChildHandle, Group, GroupError, task_group};
pub use try_gather::{LimitedTryGather, TryGather, try_gather};
pub use wait::{ReturnWhen, Wait, Waiting, wait};
