//! Refused with: fetched
//! Breaks: starts
//! Against: A job begins on its first machine.
//!
//! The list is popped from its end, and the last machine is the first.

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
    let mut job = job;
    for _ in 0..3 {
        if let Ok(answer) = fetch(job.pop()?).await {
            return Some(answer);
        }
    }
    None
}

include!("../../../../exercises/lesson-08/checks/workers.rs");
