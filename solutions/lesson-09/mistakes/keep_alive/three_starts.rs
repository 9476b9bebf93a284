//! Refused with: was not fetched
//! Breaks: starts
//! Against: the next start follows
//!
//! Three times is enough, as in the example.

use std::error::Error;

use gather::try_gather;

use stage::prelude::*;

pub async fn keep_alive(
    workers: Vec<Vec<Source>>,
) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    Ok(try_gather(workers.into_iter().map(first_that_answers)).await?)
}

async fn first_that_answers(starts: Vec<Source>) -> Result<String, FetchError> {
    let mut starts = starts.into_iter();
    let mut outcome = fetch(starts.next().expect("a worker has a start")).await;
    for start in starts.take(2) {
        if outcome.is_ok() {
            break;
        }
        outcome = fetch(start).await;
    }
    outcome
}

include!("../../../../exercises/lesson-09/checks/keep_alive.rs");
