//! Refused with: your function panicked
//! Breaks: returns
//!
//! Jobs without a machine are left out, and whether one is left is asked too early.

use futures::future::select_all;
use stage::prelude::*;

pub async fn work(jobs: &[Vec<Source>]) -> Vec<String> {
    if jobs.is_empty() {
        return Vec::new();
    }
    let jobs = jobs.iter().filter(|job| !job.is_empty());
    let mut running: Vec<_> = jobs.map(|job| Box::pin(one(job))).collect();
    let mut answers = Vec::new();
    loop {
        let (answer, _, others) = select_all(running).await;
        answers.extend(answer);
        if others.is_empty() {
            return answers;
        }
        running = others;
    }
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
