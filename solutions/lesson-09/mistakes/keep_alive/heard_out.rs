//! Refused with: it should be cancelled at
//! Breaks: dropped
//!
//! All workers are heard out, and only then one is given up.

use std::error::Error;

use gather::gather;

use stage::prelude::*;

async fn first(starts: Vec<Source>) -> Result<String, FetchError> {
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

pub async fn keep_alive(
    workers: Vec<Vec<Source>>,
) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let outcomes = gather(workers.into_iter().map(first)).await;
    Ok(outcomes.into_iter().collect::<Result<_, _>>()?)
}

include!("../../../../exercises/lesson-09/checks/keep_alive.rs");
