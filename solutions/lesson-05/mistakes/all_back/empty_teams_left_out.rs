//! Refused with: you returned
//! Breaks: answers
//!
//! A team without jobs has a place among the teams too.

use std::collections::BTreeMap;
use std::error::Error;

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn all_back(
    teams: Vec<Vec<Source>>,
) -> Result<Vec<Vec<String>>, Box<dyn Error + Send + Sync>> {
    let mut answers: BTreeMap<usize, BTreeMap<usize, String>> = BTreeMap::new();
    let mut running = JoinSet::new();
    for (team, jobs) in teams.into_iter().enumerate() {
        for (place, job) in jobs.into_iter().enumerate() {
            running.spawn(async move { (team, place, fetch(job).await) });
        }
    }
    while let Some(joined) = running.join_next().await {
        let (team, place, answer) = joined?;
        answers.entry(team).or_default().insert(place, answer?);
    }
    Ok(answers.into_values().map(|team| team.into_values().collect()).collect())
}

include!("../../../../exercises/lesson-05/checks/all_back.rs");
