//! Refused with: index out of bounds
//! Breaks: returns
//!
//! A job with an empty list has no first machine.

use futures::stream::{FuturesUnordered, StreamExt};
use stage::prelude::*;

pub async fn work(jobs: &[Vec<Source>]) -> Vec<String> {
    let mut running: FuturesUnordered<_> = jobs.iter().map(|job| one(job)).collect();
    let mut answers = Vec::new();
    while let Some(answer) = running.next().await {
        answers.extend(answer);
    }
    answers
}

async fn one(job: &[Source]) -> Option<String> {
    let mut tries = 0;
    loop {
        match fetch(&job[tries]).await {
            Ok(answer) => return Some(answer),
            Err(_) if tries == 2 || tries + 1 == job.len() => return None,
            Err(_) => tries += 1,
        }
    }
}

include!("../../../../exercises/lesson-08/checks/workers.rs");
