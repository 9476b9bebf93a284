//! Refused with: it should be cancelled at
//! Breaks: dropped
//!
//! A team hears of its first error at once; but more than thirty teams are awaited in their order.

use std::error::Error;

use futures::future::try_join_all;
use stage::prelude::*;
use tokio::task::JoinSet;

type BoxError = Box<dyn Error + Send + Sync>;

async fn team(jobs: Vec<Source>) -> Result<Vec<String>, BoxError> {
    let mut answers = vec![String::new(); jobs.len()];
    let mut set = JoinSet::new();
    for (place, job) in jobs.into_iter().enumerate() {
        set.spawn(async move { (place, fetch(job).await) });
    }
    while let Some(joined) = set.join_next().await {
        let (place, answer) = joined?;
        answers[place] = answer?;
    }
    Ok(answers)
}

pub async fn all_back(
    teams: Vec<Vec<Source>>,
) -> Result<Vec<Vec<String>>, Box<dyn Error + Send + Sync>> {
    try_join_all(teams.into_iter().map(team)).await
}

include!("../../../../exercises/lesson-05/checks/all_back.rs");
