//! A set whose tasks are known by their ids, which a `JoinError` has as well.

use std::collections::HashMap;
use std::error::Error;

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn all_home(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut tasks = JoinSet::new();
    let places: HashMap<_, _> = sources
        .iter()
        .enumerate()
        .map(|(place, source)| (tasks.spawn(fetch(source.clone())).id(), place))
        .collect();
    let mut settled: Vec<_> = sources.iter().map(|_| None).collect();
    while let Some(joined) = tasks.join_next_with_id().await {
        let (id, outcome) = match joined {
            Ok((id, outcome)) => (id, Ok(outcome)),
            Err(error) => (error.id(), Err(error)),
        };
        settled[places[&id]] = Some(outcome);
    }
    let mut answers = Vec::new();
    for outcome in settled.into_iter().flatten() {
        answers.push(outcome??);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/all_home.rs");
