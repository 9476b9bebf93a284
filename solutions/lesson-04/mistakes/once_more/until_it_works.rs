//! Refused with: third try was fetched, which is not expected
//! Breaks: starts
//! Against: Do not ask a third time.
//!
//! A loop that asks until somebody answers.

use std::time::Duration;

use stage::prelude::*;

pub async fn once_more<F, Fut>(mut call: F) -> Result<String, FetchError>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<String, FetchError>>,
{
    loop {
        if let Ok(answer) = call().await {
            return Ok(answer);
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

include!("../../../../exercises/lesson-04/checks/once_more.rs");
