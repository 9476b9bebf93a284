//! Refused with: first try was not fetched
//! Breaks: starts
//! Against: and ask once more.
//!
//! Who is called the second may be the first that is asked.

use std::time::Duration;

use stage::prelude::*;

pub async fn once_more<F, Fut>(mut call: F) -> Result<String, FetchError>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<String, FetchError>>,
{
    match call().await {
        Err(error) if !error.source.starts_with("second") => {
            tokio::time::sleep(Duration::from_millis(500)).await;
            call().await
        }
        told => told,
    }
}

include!("../../../../exercises/lesson-04/checks/once_more.rs");
