//! Refused with: still running when your function returned
//! Breaks: ends
//! Against: Return when no job is left:
//!
//! As many results are read as there are jobs, and a failure counts as one.

use stage::prelude::*;
use tokio::sync::mpsc::channel;

pub async fn work(jobs: &[Vec<Source>]) -> Vec<String> {
    let (send, mut results) = channel(1000);
    for job in jobs {
        let (job, send) = (job.clone(), send.clone());
        tokio::spawn(async move {
            for machine in job.into_iter().take(3) {
                let result = fetch(machine).await;
                let is_good = result.is_ok();
                _ = send.send(result).await;
                if is_good {
                    break;
                }
            }
        });
    }
    let mut answers = Vec::new();
    for _ in jobs.iter().filter(|job| !job.is_empty()) {
        answers.extend(results.recv().await.and_then(Result::ok));
    }
    answers
}

include!("../../../../exercises/lesson-08/checks/workers.rs");
