//! Refused with: with no source at all
//! Refused with: your function has nothing to wait for and gave its turn back all the same
//! Breaks: resumes
//!
//! Where there is no input, the turn that lets the tasks begin is a wait for nobody.

use std::panic::resume_unwind;

pub async fn gather<I>(futures: I) -> Vec<<I::Item as Future>::Output>
where
    I: IntoIterator,
    I::Item: Future<Output: Send> + Send + 'static,
{
    let handles: Vec<_> = futures.into_iter().map(tokio::spawn).collect();
    tokio::task::yield_now().await;
    let settled = futures::future::join_all(handles).await;
    settled
        .into_iter()
        .map(|joined| joined.unwrap_or_else(|error| resume_unwind(error.into_panic())))
        .collect()
}

include!("../../../../exercises/lesson-03/checks/gather.rs");
