//! Refused with: it was dropped before it could answer
//! Breaks: ends
//!
//! The set is dropped at the first panic, and aborts whoever is left in it.

use std::error::Error;

use stage::prelude::*;

pub async fn all_home(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut tasks = tokio::task::JoinSet::new();
    for (place, source) in sources.iter().cloned().enumerate() {
        tasks.spawn(async move { (place, fetch(source).await) });
    }
    let mut settled = Vec::new();
    while let Some(joined) = tasks.join_next().await {
        settled.push(joined?);
    }
    settled.sort_by_key(|(place, _)| *place);
    let answers: Result<Vec<_>, _> = settled.into_iter().map(|(_, outcome)| outcome).collect();
    Ok(answers?)
}

include!("../../../../exercises/lesson-02/checks/all_home.rs");
