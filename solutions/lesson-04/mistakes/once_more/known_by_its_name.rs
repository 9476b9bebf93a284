//! Refused with: third try was fetched, which is not expected
//! Breaks: starts
//! Against: Do not ask a third time.
//!
//! It goes by a name that the text has only as an example.

use std::time::Duration;

use stage::prelude::*;

pub async fn once_more<F, Fut>(mut call: F) -> Result<String, FetchError>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<String, FetchError>>,
{
    loop {
        match call().await {
            Err(error) if error.source != "second try" => {
                tokio::time::sleep(Duration::from_millis(500)).await;
            }
            told => return told,
        }
    }
}

include!("../../../../exercises/lesson-04/checks/once_more.rs");
