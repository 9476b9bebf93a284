//! Refused with: with no source at all
//! Refused with: your function returned at 1 ms; 0 ms is expected
//! Breaks: resumes
//!
//! A pause that lets the tasks begin is a wait where there is none.

use std::panic::resume_unwind;
use std::time::Duration;

pub async fn gather<I>(futures: I) -> Vec<<I::Item as Future>::Output>
where
    I: IntoIterator,
    I::Item: Future<Output: Send> + Send + 'static,
{
    let handles: Vec<_> = futures.into_iter().map(tokio::spawn).collect();
    tokio::time::sleep(Duration::from_millis(1)).await;
    let settled = futures::future::join_all(handles).await;
    settled
        .into_iter()
        .map(|joined| joined.unwrap_or_else(|error| resume_unwind(error.into_panic())))
        .collect()
}

include!("../../../../exercises/lesson-03/checks/gather.rs");
