//! Refused with: your function returned at
//! Breaks: resumes
//!
//! A set for each team, and one team after the other.

use std::error::Error;

use stage::prelude::*;
use tokio::task::JoinSet;

type BoxError = Box<dyn Error + Send + Sync>;

async fn team(jobs: Vec<Source>) -> Result<Vec<String>, BoxError> {
    let mut running = JoinSet::new();
    for (place, job) in jobs.into_iter().enumerate() {
        running.spawn(async move { (place, fetch(job).await) });
    }
    let mut answers = Vec::new();
    while let Some(joined) = running.join_next().await {
        let (place, answer) = joined?;
        answers.push((place, answer?));
    }
    answers.sort();
    Ok(answers.into_iter().map(|(_, answer)| answer).collect())
}

pub async fn all_back(
    teams: Vec<Vec<Source>>,
) -> Result<Vec<Vec<String>>, Box<dyn Error + Send + Sync>> {
    let mut answers = Vec::new();
    for jobs in teams {
        answers.push(tokio::spawn(team(jobs)).await??);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-05/checks/all_back.rs");
