//! Refused with: but is not the one that the fetch returned
//! Breaks: error
//!
//! The error becomes a text on its way up, and who looks for a `FetchError` finds none.

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
        answers.push((place, answer.map_err(|error| error.to_string())?));
    }
    answers.sort();
    Ok(answers.into_iter().map(|(_, answer)| answer).collect())
}

pub async fn all_back(
    teams: Vec<Vec<Source>>,
) -> Result<Vec<Vec<String>>, Box<dyn Error + Send + Sync>> {
    let mut running = JoinSet::new();
    for (place, jobs) in teams.into_iter().enumerate() {
        running.spawn(async move { (place, team(jobs).await) });
    }
    let mut answers = Vec::new();
    while let Some(joined) = running.join_next().await {
        let (place, answer) = joined?;
        answers.push((place, answer?));
    }
    answers.sort();
    Ok(answers.into_iter().map(|(_, answer)| answer).collect())
}

include!("../../../../exercises/lesson-05/checks/all_back.rs");
