//! Refused with: in which
//! Breaks: answers
//!
//! The answers stand in the order of the jobs.

use futures::future::join_all;
use stage::prelude::*;

pub async fn work(jobs: &[Vec<Source>]) -> Vec<String> {
    let answers = join_all(jobs.iter().map(|job| async move {
        for machine in job.iter().take(3) {
            if let Ok(answer) = fetch(machine).await {
                return Some(answer);
            }
        }
        None
    }))
    .await;
    answers.into_iter().flatten().collect()
}

include!("../../../../exercises/lesson-08/checks/workers.rs");
