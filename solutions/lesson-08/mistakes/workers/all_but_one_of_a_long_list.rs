//! Refused with: was fetched, which is not expected
//! Breaks: starts
//! Against: A job has at most three tries.
//!
//! Of a long list all machines but the last are tried.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn work(jobs: &[Vec<Source>]) -> Vec<String> {
    let mut working: JoinSet<_> = jobs.iter().cloned().map(first_that_answers).collect();
    let mut answers = Vec::new();
    while let Some(joined) = working.join_next().await {
        answers.extend(joined.expect("no job panics"));
    }
    answers
}

async fn first_that_answers(machines: Vec<Source>) -> Option<String> {
    let tries = machines.len().saturating_sub(1).max(3);
    for machine in machines.into_iter().take(tries) {
        if let Ok(answer) = fetch(machine).await {
            return Some(answer);
        }
    }
    None
}

include!("../../../../exercises/lesson-08/checks/workers.rs");
