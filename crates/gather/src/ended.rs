//! Tasks of a `JoinSet` in the order in which they ended.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::{Context, Poll};

use tokio::task::coop::unconstrained;
use tokio::task::{JoinError, JoinSet};

/// Like [`JoinSet::poll_join_next`], but without tokio's budget. If the budget runs out while a
/// task is read, the set treats an ended task as one that still runs, and moves it behind the
/// others. So a caller in a loop must consume budget itself.
pub(crate) fn poll_join_next<T: 'static>(
    set: &mut JoinSet<T>,
    context: &mut Context<'_>,
) -> Poll<Option<Result<T, JoinError>>> {
    pin!(unconstrained(poll_fn(|context| set.poll_join_next(context)))).poll(context)
}
