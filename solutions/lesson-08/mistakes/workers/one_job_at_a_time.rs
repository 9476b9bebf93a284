//! Refused with: the fetches ran one after another
//! Breaks: resumes
//!
//! The next job begins when this one is done.

use stage::prelude::*;

pub async fn work(jobs: &[Vec<Source>]) -> Vec<String> {
    let mut answers = Vec::new();
    for job in jobs {
        for machine in job.iter().take(3) {
            if let Ok(answer) = fetch(machine).await {
                answers.push(answer);
                break;
            }
        }
    }
    answers
}

include!("../../../../exercises/lesson-08/checks/workers.rs");
