//! Refused with: it should be cancelled at
//! Breaks: dropped
//!
//! Handles are awaited in their order, so an error of the last is heard when all others have ended.

use std::error::Error;

use stage::prelude::*;

pub async fn all_back(
    teams: Vec<Vec<Source>>,
) -> Result<Vec<Vec<String>>, Box<dyn Error + Send + Sync>> {
    let handles: Vec<Vec<_>> = teams
        .into_iter()
        .map(|jobs| jobs.into_iter().map(|job| tokio::spawn(fetch(job))).collect())
        .collect();
    let mut answers = Vec::new();
    for team in handles {
        let mut settled = Vec::new();
        for handle in team {
            settled.push(handle.await?);
        }
        answers.push(settled);
    }
    Ok(answers.into_iter().map(|team| team.into_iter().collect()).collect::<Result<_, _>>()?)
}

include!("../../../../exercises/lesson-05/checks/all_back.rs");
