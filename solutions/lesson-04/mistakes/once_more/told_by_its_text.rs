//! Refused with: is expected
//! Breaks: starts
//! Against: return its answer at once.
//!
//! An answer may say that something has failed, and is an answer all the same.

use std::time::Duration;

use stage::prelude::*;

pub async fn once_more<F, Fut>(mut call: F) -> Result<String, FetchError>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<String, FetchError>>,
{
    match call().await {
        Ok(answer) if !answer.ends_with("failed") => Ok(answer),
        _ => {
            tokio::time::sleep(Duration::from_millis(500)).await;
            call().await
        }
    }
}

include!("../../../../exercises/lesson-04/checks/once_more.rs");
