//! Refused with: was fetched
//! Breaks: starts
//! Against: A job has at most three tries.
//!
//! Every machine of the list is tried, however many there are.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn work(jobs: &[Vec<Source>]) -> Vec<String> {
    let mut pending: JoinSet<_> = jobs.iter().cloned().map(one).collect();
    let mut answers = Vec::new();
    while let Some(joined) = pending.join_next().await {
        if let Ok(Some(answer)) = joined {
            answers.push(answer);
        }
    }
    answers
}

async fn one(job: Vec<Source>) -> Option<String> {
    for machine in job {
        if let Ok(answer) = fetch(machine).await {
            return Some(answer);
        }
    }
    None
}

include!("../../../../exercises/lesson-08/checks/workers.rs");
