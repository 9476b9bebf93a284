//! Refused with: was started at
//! Breaks: starts
//! Against: Fetch from the first of them
//!
//! The others wait until one of the sixty-four has ended.

use std::error::Error;

use futures::stream::{self, StreamExt, TryStreamExt};

use stage::prelude::*;

pub async fn keep_alive(
    workers: Vec<Vec<Source>>,
) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let workers = workers.into_iter().enumerate();
    let alive = workers.map(async |(place, starts)| {
        first_that_answers(starts).await.map(|answer| (place, answer))
    });
    let mut answers: Vec<_> = stream::iter(alive).buffer_unordered(64).try_collect().await?;
    answers.sort_by_key(|(place, _)| *place);
    Ok(answers.into_iter().map(|(_, answer)| answer).collect())
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
