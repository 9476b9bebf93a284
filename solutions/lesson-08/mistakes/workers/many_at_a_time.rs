//! Refused with: is expected
//! Breaks: resumes
//!
//! Sixty-four jobs run at a time, and the others wait for their turn.

use futures::stream::{self, StreamExt};
use stage::prelude::*;

pub async fn work(jobs: &[Vec<Source>]) -> Vec<String> {
    let answers = stream::iter(jobs).map(|job| one(job)).buffer_unordered(64);
    answers.filter_map(async |answer| answer).collect().await
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
