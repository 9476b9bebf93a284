//! Refused with: nothing was fetched
//! Breaks: starts
//! Against: A job begins on its first machine.
//!
//! The first job without a machine is taken for the last one.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn work(jobs: &[Vec<Source>]) -> Vec<String> {
    let mut running = JoinSet::new();
    for job in jobs.iter().take_while(|job| !job.is_empty()).cloned() {
        running.spawn(one(job));
    }
    let mut answers = Vec::new();
    while let Some(joined) = running.join_next().await {
        answers.extend(joined.ok().flatten());
    }
    answers
}

async fn one(job: Vec<Source>) -> Option<String> {
    for machine in job.into_iter().take(3) {
        if let Ok(answer) = fetch(machine).await {
            return Some(answer);
        }
    }
    None
}

include!("../../../../exercises/lesson-08/checks/workers.rs");
