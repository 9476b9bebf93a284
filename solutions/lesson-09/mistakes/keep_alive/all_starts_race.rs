//! Refused with: which is not expected
//! Breaks: starts
//! Against: is not started again
//!
//! Every start of every worker is made, whether one is needed or not.

use std::error::Error;

use gather::try_gather;

use stage::prelude::*;

async fn every(starts: Vec<Source>) -> Result<String, FetchError> {
    let mut answered = None;
    let mut outcome = Ok(String::new());
    for start in starts {
        outcome = fetch(start).await;
        if let (Ok(answer), None) = (&outcome, &answered) {
            answered = Some(answer.clone());
        }
    }
    answered.map_or(outcome, Ok)
}

pub async fn keep_alive(
    workers: Vec<Vec<Source>>,
) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    Ok(try_gather(workers.into_iter().map(every)).await?)
}

include!("../../../../exercises/lesson-09/checks/keep_alive.rs");
