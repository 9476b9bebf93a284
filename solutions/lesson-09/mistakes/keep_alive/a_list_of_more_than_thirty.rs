//! Refused with: your function returned at
//! Breaks: dropped
//!
//! Of more than 30 workers, `try_join_all` hears an error only when all in front of it have ended.

use std::error::Error;

use futures::future::try_join_all;
use stage::prelude::*;

async fn alive(starts: &[Source]) -> Result<String, FetchError> {
    let (last, others) = starts.split_last().expect("one start or more");
    for start in others {
        if let Ok(answer) = fetch(start).await {
            return Ok(answer);
        }
    }
    fetch(last).await
}

pub async fn keep_alive(
    workers: Vec<Vec<Source>>,
) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    Ok(try_join_all(workers.iter().map(|starts| alive(starts))).await?)
}

include!("../../../../exercises/lesson-09/checks/keep_alive.rs");
