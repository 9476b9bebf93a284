//! Refused with: was cancelled at
//! Breaks: ends
//! Against: After those, or at the end of its list, it is given up, and the other jobs go on.
//!
//! A job that is given up ends the others.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn work(jobs: &[Vec<Source>]) -> Vec<String> {
    let mut pending: JoinSet<_> = jobs.iter().cloned().map(up_to_three).collect();
    let mut answers = Vec::new();
    while let Some(Ok(Some(answer))) = pending.join_next().await {
        answers.push(answer);
    }
    answers
}

async fn up_to_three(job: Vec<Source>) -> Option<String> {
    for machine in job.into_iter().take(3) {
        if let Ok(answer) = fetch(machine).await {
            return Some(answer);
        }
    }
    None
}

include!("../../../../exercises/lesson-08/checks/workers.rs");
