//! Refused with: you returned Ok(["tea", "rice"]); the error "panic: soup panicked" is wanted
//!
//! Two outputs for three futures, and nobody learns why.

use stage::prelude::*;
use tokio::task::JoinSet;

/// Runs every future in a task of its own and returns their outputs in input order.
pub async fn gather<I>(futures: I) -> Vec<<I::Item as Future>::Output>
where
    I: IntoIterator,
    I::Item: Future<Output: Send> + Send + 'static,
{
    let mut set = JoinSet::new();
    for (index, future) in futures.into_iter().enumerate() {
        set.spawn(async move { (index, future.await) });
    }
    let mut outputs = Vec::new();
    while let Some(joined) = set.join_next().await {
        outputs.extend(joined.ok());
    }
    outputs.sort_by_key(|(index, _)| *index);
    outputs.into_iter().map(|(_, output)| output).collect()
}

include!("../../../../exercises/lesson-03/checks/gather.rs");
