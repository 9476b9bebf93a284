//! Refused with: you returned
//! Breaks: answers
//!
//! A team has a place from its first answer on: one without jobs, behind all others, has none.

use std::error::Error;

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn all_back(
    teams: Vec<Vec<Source>>,
) -> Result<Vec<Vec<String>>, Box<dyn Error + Send + Sync>> {
    let all = teams.len();
    let mut answers: Vec<Vec<(usize, String)>> = Vec::new();
    let mut running = JoinSet::new();
    for (team, jobs) in teams.into_iter().enumerate() {
        for (place, job) in jobs.into_iter().enumerate() {
            running.spawn(async move { (team, place, fetch(job).await) });
        }
    }
    if running.is_empty() {
        return Ok(vec![Vec::new(); all]);
    }
    while let Some(joined) = running.join_next().await {
        let (team, place, answer) = joined?;
        if answers.len() <= team {
            answers.resize(team + 1, Vec::new());
        }
        answers[team].push((place, answer?));
    }
    answers.iter_mut().for_each(|team| team.sort());
    Ok(answers
        .into_iter()
        .map(|team| team.into_iter().map(|(_, answer)| answer).collect())
        .collect())
}

include!("../../../../exercises/lesson-05/checks/all_back.rs");
