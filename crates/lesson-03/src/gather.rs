//! `gather` by hand: tokio's [`JoinSet`], and an index that travels with every output.

use std::panic::resume_unwind;

use tokio::task::JoinSet;

/// Runs every future in a task of its own and returns their outputs in input order.
///
/// Lazy: nothing is spawned before the first poll.
///
/// # Panics
/// When a future panics, with its panic, after all the others have ended. The first panic wins.
///
/// # Cancel safety
/// Dropped while waiting, it aborts every task that has not ended; their outputs are lost.
// ANCHOR: gather
pub async fn gather<I>(futures: I) -> Vec<<I::Item as Future>::Output>
where
    I: IntoIterator,
    I::Item: Future<Output: Send> + Send + 'static,
{
    let mut tasks = JoinSet::new();
    for (index, future) in futures.into_iter().enumerate() {
        tasks.spawn(async move { (index, future.await) });
    }

    let mut outputs = Vec::with_capacity(tasks.len());
    let mut panic = None;
    while let Some(joined) = tasks.join_next().await {
        match joined {
            Ok(indexed) => outputs.push(indexed),
            // Only a panic ends up here: nobody else can reach these tasks to abort them.
            Err(error) => panic = panic.or(Some(error.into_panic())),
        }
    }
    if let Some(panic) = panic {
        resume_unwind(panic);
    }

    outputs.sort_unstable_by_key(|&(index, _)| index);
    outputs.into_iter().map(|(_, output)| output).collect()
}
// ANCHOR_END: gather
