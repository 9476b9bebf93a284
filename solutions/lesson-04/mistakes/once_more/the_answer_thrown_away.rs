//! Refused with: is expected
//! Breaks: answers
//!
//! The answer of the second try is no more than a sign that the service lives.

use std::time::Duration;

use stage::prelude::*;

pub async fn once_more<F, Fut>(mut call: F) -> Result<String, FetchError>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<String, FetchError>>,
{
    match call().await {
        Ok(answer) => Ok(answer),
        Err(_) => {
            tokio::time::sleep(Duration::from_millis(500)).await;
            call().await.map(|_| String::new())
        }
    }
}

include!("../../../../exercises/lesson-04/checks/once_more.rs");
