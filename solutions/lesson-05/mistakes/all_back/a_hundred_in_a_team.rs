//! Refused with: was started at
//! Breaks: resumes
//!
//! No team is that large: of its jobs, a hundred at most are under way.

use std::error::Error;
use std::sync::Arc;

use stage::prelude::*;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

pub async fn all_back(
    teams: Vec<Vec<Source>>,
) -> Result<Vec<Vec<String>>, Box<dyn Error + Send + Sync>> {
    let mut answers: Vec<Vec<String>> =
        teams.iter().map(|jobs| vec![String::new(); jobs.len()]).collect();
    let mut running = JoinSet::new();
    for (team, jobs) in teams.into_iter().enumerate() {
        let slots = Arc::new(Semaphore::new(100));
        for (place, job) in jobs.into_iter().enumerate() {
            let slots = slots.clone();
            running.spawn(async move {
                let _slot = slots.acquire().await;
                (team, place, fetch(job).await)
            });
        }
    }
    while let Some(joined) = running.join_next().await {
        let (team, place, answer) = joined?;
        answers[team][place] = answer?;
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-05/checks/all_back.rs");
