//! A handle that aborts its task when it is dropped is an owner too.

use std::error::Error;

use futures::stream::{FuturesUnordered, TryStreamExt};

use stage::prelude::*;
use tokio_util::task::AbortOnDropHandle;

pub async fn all_back(
    teams: Vec<Vec<Source>>,
) -> Result<Vec<Vec<String>>, Box<dyn Error + Send + Sync>> {
    let mut answers: Vec<Vec<String>> =
        teams.iter().map(|jobs| vec![String::new(); jobs.len()]).collect();
    let running = FuturesUnordered::new();
    for (team, jobs) in teams.into_iter().enumerate() {
        for (place, job) in jobs.into_iter().enumerate() {
            let handle = AbortOnDropHandle::new(tokio::spawn(fetch(job)));
            running.push(async move {
                let answer = handle.await??;
                Ok::<_, Box<dyn Error + Send + Sync>>((team, place, answer))
            });
        }
    }
    let ended: Vec<(usize, usize, String)> = running.try_collect().await?;
    for (team, place, answer) in ended {
        answers[team][place] = answer;
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-05/checks/all_back.rs");
