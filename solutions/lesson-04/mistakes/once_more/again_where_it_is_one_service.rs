//! Refused with: third try was fetched, which is not expected
//! Breaks: starts
//! Against: Do not ask a third time.
//!
//! It counts the tries of a name, and takes the second of the same one for the first.

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
    loop {
        tokio::time::sleep(Duration::from_millis(500)).await;
        match call().await {
            Err(error) if error.source == first.source => {}
            told => return told,
        }
    }
}

include!("../../../../exercises/lesson-04/checks/once_more.rs");
