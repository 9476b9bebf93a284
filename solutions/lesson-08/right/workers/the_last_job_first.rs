//! The last job begins first: of answers that come at one instant, any may be the first.

use futures::stream::{FuturesUnordered, StreamExt};
use stage::prelude::*;

async fn run(job: &[Source]) -> Option<String> {
    for machine in job.iter().take(3) {
        if let Ok(answer) = fetch(machine).await {
            return Some(answer);
        }
    }
    None
}

pub async fn work(jobs: &[Vec<Source>]) -> Vec<String> {
    let running: FuturesUnordered<_> = jobs.iter().rev().map(|job| run(job)).collect();
    running.filter_map(std::future::ready).collect().await
}

include!("../../../../exercises/lesson-08/checks/workers.rs");
