//! Refused with: is to go on
//! Breaks: panic
//!
//! Fewer outputs than futures, and nobody learns why.

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
        outputs.extend(joined.ok());
    }
    outputs.sort_by_key(|(index, _)| *index);
    outputs.into_iter().map(|(_, output)| output).collect()
}

include!("../../../../exercises/lesson-03/checks/gather.rs");
