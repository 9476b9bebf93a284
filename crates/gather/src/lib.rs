//! asyncio's joins for tokio: many futures in tasks, and their results in order.
//!
//! [`gather`] waits for all, [`try_gather`] stops at the first error, [`as_completed`] hands out each
//! result as it comes, [`wait`] goes on when some have ended, and in a [`task_group`] tasks start
//! tasks. Futures that should stay in one task (to borrow, or because there are few) are better off
//! with `tokio::join!` or `futures::future::join_all`.
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
//! # What holds for all
//! - A call is as lazy as any future: before its first poll it asks the iterator for nothing and
//!   spawns nothing.
//! - A task's panic aborts the other tasks and resumes in the caller, after every one has ended
//!   ([`wait`] hands it out as a `JoinError`, because the set is yours). Of two
//!   panics, or of an error and a panic, you get the first in time; only in a group a panic comes
//!   before errors. A panic of the iterator that makes the futures passes at once, unless a
//!   [limit](Gather::limit) has it run in a task.
//! - A destructor that panics where a future has ended makes that a panic of its task. What nobody
//!   gets is dropped as well: futures that are aborted, outputs and later errors when a call fails,
//!   all that it has when it is dropped itself. Of panics of those destructors, only the panic hook
//!   hears.
//! - Dropping the future aborts every task ([`wait`]: none). Aborting is a request: destructors run
//!   in the scheduler's next turns, and a task that computes goes on to its next `.await`. This is
//!   also how far it reaches into a gather inside of a gather: the inner one is dropped, and its
//!   tasks end on their own.
//! - When the runtime shuts down it cancels the tasks, and no call takes that for their end. A caller
//!   that is itself a task of that runtime waits until it is dropped, in silence. Any other one, in a
//!   `block_on` or on another runtime, panics and says why, because it would wait for ever; only
//!   [`wait`] returns a `JoinError` for each.
//! - A task begins anew: it sees neither the caller's task-locals nor its tracing span. Give them
//!   along, with `LocalKey::scope` and tracing's `Instrument`.
//! - What needs the clock ([`AsCompleted::next_before`], [`Wait::deadline`], a [`Group`]'s grace) panics
//!   on a runtime without time, as `tokio::time::timeout` does.
//! - The time is linear in the number of futures, on every runtime. Each future is held once, as
//!   `tokio::spawn` does.
//!
//! # Modules
//! [`gather`], [`try_gather`], [`as_completed`], [`wait`] and [`task_group`] are a module each. The first
//! two share `joining` (a call before and after its first poll), `batch` (the tasks of a call, joined
//! in order) and `limited` (workers that pull jobs from one iterator). `job` holds a future in its
//! task, `quiet` what nobody gets, `ended` reads a set, and `shutdown` is for a runtime that goes.

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
