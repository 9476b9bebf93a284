//! Refused with: ran in one task; a task for each is expected
//! Breaks: place
//!
//! A task for each team; its jobs are futures of that task.

use std::error::Error;

use futures::future::try_join_all;

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn all_back(
    teams: Vec<Vec<Source>>,
) -> Result<Vec<Vec<String>>, Box<dyn Error + Send + Sync>> {
    let mut running = JoinSet::new();
    for (place, jobs) in teams.into_iter().enumerate() {
        running.spawn(async move { (place, try_join_all(jobs.into_iter().map(fetch)).await) });
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
