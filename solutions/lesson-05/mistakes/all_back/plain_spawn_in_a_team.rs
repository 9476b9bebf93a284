//! Refused with: was still running when your function returned
//! Breaks: ends
//!
//! The outer set takes the teams along; what they have spawned has no owner.

use std::error::Error;

use futures::future::try_join_all;

use stage::prelude::*;
use tokio::task::JoinSet;

type BoxError = Box<dyn Error + Send + Sync>;

async fn team(jobs: Vec<Source>) -> Result<Vec<String>, BoxError> {
    let handles: Vec<_> = jobs.into_iter().map(|job| tokio::spawn(fetch(job))).collect();
    try_join_all(handles.into_iter().map(|handle| async { Ok(handle.await??) })).await
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
