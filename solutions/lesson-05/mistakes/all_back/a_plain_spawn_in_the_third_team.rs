//! Refused with: was still running when your function returned
//! Breaks: ends
//!
//! From the third large team on, jobs are in plain tasks, whose helpers nobody stops.

use std::error::Error;

use stage::prelude::*;
use tokio::task::JoinSet;

const LARGE: usize = 3;

pub async fn all_back(
    teams: Vec<Vec<Source>>,
) -> Result<Vec<Vec<String>>, Box<dyn Error + Send + Sync>> {
    let mut answers: Vec<Vec<String>> =
        teams.iter().map(|jobs| vec![String::new(); jobs.len()]).collect();
    let (mut running, mut large) = (JoinSet::new(), 0);
    for (team, jobs) in teams.into_iter().enumerate() {
        let is_large = jobs.len() >= LARGE;
        large += usize::from(is_large);
        for (place, job) in jobs.into_iter().enumerate() {
            if is_large && large > 2 {
                let handle = tokio::spawn(fetch(job));
                running.spawn(async move { (team, place, handle.await.expect("no job panics")) });
            } else {
                running.spawn(async move { (team, place, fetch(job).await) });
            }
        }
    }
    while let Some(joined) = running.join_next().await {
        let (team, place, answer) = joined?;
        answers[team][place] = match answer {
            Ok(answer) => answer,
            Err(error) => {
                running.shutdown().await;
                return Err(error.into());
            }
        };
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-05/checks/all_back.rs");
