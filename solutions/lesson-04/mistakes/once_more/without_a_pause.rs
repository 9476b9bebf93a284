//! Refused with: second try was started at 1 s; 1.5 s is expected
//! Breaks: starts
//! Against: If it fails, wait 500 ms with `tokio::time::sleep`, and ask once more.
//!
//! The second try begins at once.

use stage::prelude::*;

pub async fn once_more<F, Fut>(mut call: F) -> Result<String, FetchError>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<String, FetchError>>,
{
    match call().await {
        Ok(answer) => Ok(answer),
        Err(_) => call().await,
    }
}

include!("../../../../exercises/lesson-04/checks/once_more.rs");
