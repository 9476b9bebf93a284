//! Refused with: not yet gone when your function returned
//! Breaks: ends
//!
//! The error leaves by `?`, and the set is dropped: the others are aborted, and have not gone.

use std::error::Error;

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn keep_alive(
    workers: Vec<Vec<Source>>,
) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut answers = vec![String::new(); workers.len()];
    let mut alive = JoinSet::new();
    for (place, starts) in workers.into_iter().enumerate() {
        alive.spawn(async move { (place, first_that_answers(starts).await) });
    }
    while let Some(joined) = alive.join_next().await {
        let (place, answer) = joined?;
        answers[place] = answer?;
    }
    Ok(answers)
}

async fn first_that_answers(starts: Vec<Source>) -> Result<String, FetchError> {
    let mut starts = starts.into_iter();
    let mut outcome = fetch(starts.next().expect("a worker has a start")).await;
    for start in starts {
        if outcome.is_ok() {
            break;
        }
        outcome = fetch(start).await;
    }
    outcome
}

include!("../../../../exercises/lesson-09/checks/keep_alive.rs");
