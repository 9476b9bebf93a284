//! Refused with: a, b and c ran in your function's own task; a task for each is expected
//! Breaks: place
//!
//! Right order, right time, no task: two of these never run at the same time.

pub async fn gather<I>(futures: I) -> Vec<<I::Item as Future>::Output>
where
    I: IntoIterator,
    I::Item: Future<Output: Send> + Send + 'static,
{
    futures::future::join_all(futures).await
}

include!("../../../../exercises/lesson-03/checks/gather.rs");
