//! Refused with: it was dropped before it could answer
//! Breaks: ends
//!
//! The first panic leaves the loop, and the dropped set aborts the tasks that are left.

use std::panic::resume_unwind;

use tokio::task::JoinSet;

pub async fn gather<I>(futures: I) -> Vec<<I::Item as Future>::Output>
where
    I: IntoIterator,
    I::Item: Future<Output: Send> + Send + 'static,
{
    let mut tasks = JoinSet::new();
    for (index, future) in futures.into_iter().enumerate() {
        tasks.spawn(async move { (index, future.await) });
    }
    let mut outputs = Vec::new();
    while let Some(joined) = tasks.join_next().await {
        outputs.push(joined.unwrap_or_else(|error| resume_unwind(error.into_panic())));
    }
    outputs.sort_by_key(|(index, _)| *index);
    outputs.into_iter().map(|(_, output)| output).collect()
}

include!("../../../../exercises/lesson-03/checks/gather.rs");
