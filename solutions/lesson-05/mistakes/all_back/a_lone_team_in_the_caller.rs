//! Refused with: in your function's own task
//! Breaks: place
//!
//! With one team only, there seems to be no need of tasks.

use std::error::Error;

use futures::TryStreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn all_back(
    teams: Vec<Vec<Source>>,
) -> Result<Vec<Vec<String>>, Box<dyn Error + Send + Sync>> {
    if let [jobs] = &teams[..] {
        let work = async |(place, job)| Ok::<_, FetchError>((place, fetch(job).await?));
        let at_work: FuturesUnordered<_> = jobs.iter().enumerate().map(work).collect();
        let mut answers: Vec<(usize, String)> = at_work.try_collect().await?;
        answers.sort();
        return Ok(vec![answers.into_iter().map(|(_, answer)| answer).collect()]);
    }
    let mut answers: Vec<_> = teams.iter().map(|jobs| vec![String::new(); jobs.len()]).collect();
    let mut set = JoinSet::new();
    for (team, jobs) in teams.into_iter().enumerate() {
        for (place, job) in jobs.into_iter().enumerate() {
            set.spawn(async move { (team, place, fetch(job).await) });
        }
    }
    while let Some(joined) = set.join_next().await {
        let (team, place, answer) = joined?;
        answers[team][place] = answer?;
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-05/checks/all_back.rs");
