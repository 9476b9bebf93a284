//! Refused with: you returned
//! Breaks: answers
//!
//! Two teams without jobs, one behind the other, become a single one.

use std::error::Error;

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn all_back(
    teams: Vec<Vec<Source>>,
) -> Result<Vec<Vec<String>>, Box<dyn Error + Send + Sync>> {
    let mut answers: Vec<Vec<String>> =
        teams.iter().map(|jobs| vec![String::new(); jobs.len()]).collect();
    let mut running = JoinSet::new();
    for (team, jobs) in teams.into_iter().enumerate() {
        for (place, job) in jobs.into_iter().enumerate() {
            running.spawn(async move { (team, place, fetch(job).await) });
        }
    }
    while let Some(joined) = running.join_next().await {
        let (team, place, answer) = joined?;
        answers[team][place] = answer?;
    }
    answers.dedup_by(|team, before| team.is_empty() && before.is_empty());
    Ok(answers)
}

include!("../../../../exercises/lesson-05/checks/all_back.rs");
