//! Tasks of a `JoinSet` in the order in which they ended.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::{Context, Poll};

use tokio::task::coop::unconstrained;
use tokio::task::{JoinError, JoinSet};

/// Like [`JoinSet::poll_join_next`], but outside of tokio's budget. When that runs out on a task, the
/// set takes the task for one that has not ended, and puts it behind the others. So a caller in a
/// loop must spend budget itself.
pub(crate) fn poll_join_next<T: 'static>(
    set: &mut JoinSet<T>,
    context: &mut Context<'_>,
) -> Poll<Option<Result<T, JoinError>>> {
    pin!(unconstrained(poll_fn(|context| set.poll_join_next(context)))).poll(context)
}
