//! Refused with: expected
//! Breaks: starts
//! Against: If that fails, the next start follows on the spot,
//!
//! A worker is given up after twenty starts, however many he has left.

use std::error::Error;

use futures::future::try_join_all;
use stage::prelude::*;

const LIMIT: usize = 20;

pub async fn keep_alive(
    workers: Vec<Vec<Source>>,
) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let alive = async |starts: &[Source]| {
        let (last, others) = starts[..starts.len().min(LIMIT)].split_last().expect("a start");
        for start in others {
            if let Ok(answer) = fetch(start).await {
                return Ok(answer);
            }
        }
        fetch(last).await
    };
    let answers: Result<_, FetchError> =
        try_join_all(workers.iter().map(|starts| alive(starts))).await;
    Ok(answers?)
}

include!("../../../../exercises/lesson-09/checks/keep_alive.rs");
