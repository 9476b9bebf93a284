//! Refused with: was cancelled at 16 s
//! Breaks: ends
//!
//! A time-out around a fetch is good practice. Around both tries and the pause it cuts off a second try that is
//! not late at all.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::{sleep, timeout};

pub async fn once_more<F, Fut>(mut call: F) -> Result<String, FetchError>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<String, FetchError>>,
{
    let mut first = None;
    let tries = async {
        match call().await {
            Ok(answer) => return Ok(answer),
            Err(error) => first = Some(error),
        }
        sleep(Duration::from_millis(500)).await;
        call().await
    };
    match timeout(Duration::from_secs(16), tries).await {
        Ok(result) => result,
        Err(_) => Err(first.expect("a single try ends within nine seconds")),
    }
}

include!("../../../../exercises/lesson-04/checks/once_more.rs");
