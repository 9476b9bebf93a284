//! Refused with: is expected
//! Breaks: starts
//! Against: Whenever a try fails, the next one begins at that moment, on the next machine of the list.
//!
//! Failures are tried again when all of the round have ended.

use futures::future::join_all;
use stage::prelude::*;

pub async fn work(jobs: &[Vec<Source>]) -> Vec<String> {
    let mut answers = Vec::new();
    let mut open: Vec<&Vec<Source>> = jobs.iter().collect();
    for round in 0..3 {
        open.retain(|job| job.len() > round);
        let results = join_all(open.iter().map(|job| fetch(&job[round]))).await;
        let mut failed = Vec::new();
        for (job, result) in open.into_iter().zip(results) {
            match result {
                Ok(answer) => answers.push(answer),
                Err(_) => failed.push(job),
            }
        }
        open = failed;
    }
    answers
}

include!("../../../../exercises/lesson-08/checks/workers.rs");
