//! The teams are futures of your own task; only jobs are tasks, and each team has its set.

use std::error::Error;

use futures::stream::{FuturesUnordered, TryStreamExt};

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
    let running: FuturesUnordered<_> = teams
        .into_iter()
        .enumerate()
        .map(|(place, jobs)| async move { Ok::<_, BoxError>((place, team(jobs).await?)) })
        .collect();
    let mut answers: Vec<(usize, Vec<String>)> = running.try_collect().await?;
    answers.sort();
    Ok(answers.into_iter().map(|(_, answer)| answer).collect())
}

include!("../../../../exercises/lesson-05/checks/all_back.rs");
