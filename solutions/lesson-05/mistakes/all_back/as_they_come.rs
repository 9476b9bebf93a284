//! Refused with: you returned
//! Breaks: answers
//!
//! Owned at each level, and in the order of the ends.

use std::error::Error;

use stage::prelude::*;
use tokio::task::JoinSet;

type BoxError = Box<dyn Error + Send + Sync>;

async fn team(jobs: Vec<Source>) -> Result<Vec<String>, BoxError> {
    let mut running = JoinSet::new();
    for job in jobs {
        running.spawn(fetch(job));
    }
    let mut answers = Vec::new();
    while let Some(answer) = running.join_next().await {
        answers.push(answer??);
    }
    Ok(answers)
}

pub async fn all_back(
    teams: Vec<Vec<Source>>,
) -> Result<Vec<Vec<String>>, Box<dyn Error + Send + Sync>> {
    let mut running = JoinSet::new();
    for jobs in teams {
        running.spawn(team(jobs));
    }
    let mut answers = Vec::new();
    while let Some(answer) = running.join_next().await {
        answers.push(answer??);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-05/checks/all_back.rs");
