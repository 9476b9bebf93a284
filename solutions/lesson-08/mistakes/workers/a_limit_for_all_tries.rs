//! Refused with: was cancelled at 26 s
//! Breaks: ends
//! Against: it is given up, and the other jobs go on
//!
//! Twenty-six seconds are not enough for three tries, each of which may take nearly nine.

use std::time::Duration;

use futures::stream::{FuturesUnordered, StreamExt};
use stage::prelude::*;
use tokio::time::timeout;

pub async fn work(jobs: &[Vec<Source>]) -> Vec<String> {
    let limit = Duration::from_secs(26);
    let mut running: FuturesUnordered<_> =
        jobs.iter().map(|job| timeout(limit, one(job))).collect();
    let mut answers = Vec::new();
    while let Some(answer) = running.next().await {
        answers.extend(answer.ok().flatten());
    }
    answers
}

async fn one(job: &[Source]) -> Option<String> {
    for machine in job.iter().take(3) {
        if let Ok(answer) = fetch(machine).await {
            return Some(answer);
        }
    }
    None
}

include!("../../../../exercises/lesson-08/checks/workers.rs");
