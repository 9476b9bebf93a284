//! Refused with: fetched
//! Breaks: starts
//! Against: Whenever a try fails, the next one begins at that moment, on the next machine of the list.
//!
//! The first machine is asked again.

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
    for _ in job.iter().take(3) {
        if let Ok(answer) = fetch(&job[0]).await {
            return Some(answer);
        }
    }
    None
}

include!("../../../../exercises/lesson-08/checks/workers.rs");
