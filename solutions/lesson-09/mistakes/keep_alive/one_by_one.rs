//! Refused with: is expected
//! Breaks: resumes
//!
//! A worker has to have answered before the next one begins.

use std::error::Error;

use stage::prelude::*;

async fn first(starts: Vec<Source>) -> Result<String, FetchError> {
    let mut starts = starts.into_iter();
    let mut outcome = fetch(starts.next().expect("a worker has a start")).await;
    for start in starts {
        if outcome.is_ok() {
            break;
        }
        outcome = fetch(start).await;
    }
    outcome
}

pub async fn keep_alive(
    workers: Vec<Vec<Source>>,
) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut answers = Vec::new();
    for starts in workers {
        answers.push(first(starts).await?);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-09/checks/keep_alive.rs");
