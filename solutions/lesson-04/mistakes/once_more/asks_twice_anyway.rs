//! Refused with: second try was fetched, which is not expected
//! Breaks: starts
//! Against: Ask once, and if the service answers, return its answer at once.
//!
//! The second try is made, whatever became of the first.

use std::time::Duration;

use stage::prelude::*;

pub async fn once_more<F, Fut>(mut call: F) -> Result<String, FetchError>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<String, FetchError>>,
{
    let first = call().await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let second = call().await;
    first.or(second)
}

include!("../../../../exercises/lesson-04/checks/once_more.rs");
