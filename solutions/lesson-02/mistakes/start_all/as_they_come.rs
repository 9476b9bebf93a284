//! Refused with: the result is in the order in which the fetches ended, not in the order of the sources
//! Breaks: answers
//!
//! A set gives its outputs in the order of their ends.

use std::error::Error;

use stage::prelude::*;

pub async fn start_all(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut tasks = tokio::task::JoinSet::new();
    for source in sources.iter().cloned() {
        tasks.spawn(fetch(source));
    }
    let settled = tasks.join_all().await;
    Ok(settled.into_iter().collect::<Result<_, _>>()?)
}

include!("../../../../exercises/lesson-02/checks/start_all.rs");
