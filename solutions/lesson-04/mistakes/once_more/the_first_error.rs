//! Refused with: failed" is expected
//! Breaks: error
//!
//! The error that is returned is the old one.

use std::time::Duration;

use stage::prelude::*;

pub async fn once_more<F, Fut>(mut call: F) -> Result<String, FetchError>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<String, FetchError>>,
{
    let first = match call().await {
        Ok(answer) => return Ok(answer),
        Err(error) => error,
    };
    tokio::time::sleep(Duration::from_millis(500)).await;
    call().await.map_err(|_| first)
}

include!("../../../../exercises/lesson-04/checks/once_more.rs");
