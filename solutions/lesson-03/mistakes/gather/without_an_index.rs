//! Refused with: the result is in the order in which the fetches ended, not in the order of the sources
//! Breaks: answers
//!
//! `join_all` of a `JoinSet` sounds like `gather`, and returns outputs as they arrive.

use tokio::task::JoinSet;

pub async fn gather<I>(futures: I) -> Vec<<I::Item as Future>::Output>
where
    I: IntoIterator,
    I::Item: Future<Output: Send> + Send + 'static,
{
    futures.into_iter().collect::<JoinSet<_>>().join_all().await
}

include!("../../../../exercises/lesson-03/checks/gather.rs");
