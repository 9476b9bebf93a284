//! A join of the handles waits for all of them, then the first panic of the list goes on.

use futures::future::join_all;

pub async fn gather<I>(futures: I) -> Vec<<I::Item as Future>::Output>
where
    I: IntoIterator,
    I::Item: Future<Output: Send> + Send + 'static,
{
    let settled = join_all(futures.into_iter().map(tokio::spawn)).await;
    let outputs: Result<Vec<_>, _> = settled.into_iter().collect();
    outputs.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()))
}

include!("../../../../exercises/lesson-03/checks/gather.rs");
