//! A time-out of nine seconds around each fetch, which is longer than any of them takes.

use std::time::Duration;

use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::timeout;

pub async fn settle(sources: &[Source]) -> (Vec<(String, String)>, Vec<(String, FetchError)>) {
    let mut tasks = JoinSet::new();
    for (place, source) in sources.iter().cloned().enumerate() {
        tasks.spawn(async move { (place, source.name.clone(), in_time(source).await) });
    }
    let (mut answers, mut failures) = (Vec::new(), Vec::new());
    while let Some(joined) = tasks.join_next().await {
        match joined.expect("a fetch does not panic") {
            (place, name, Ok(answer)) => answers.push((place, name, answer)),
            (_, name, Err(error)) => failures.push((name, error)),
        }
    }
    answers.sort();
    (answers.into_iter().map(|(_, name, answer)| (name, answer)).collect(), failures)
}

/// Whoever takes longer is given up, as a service of others should be.
async fn in_time(source: Source) -> Result<String, FetchError> {
    let answer = timeout(Duration::from_secs(9), fetch(source)).await;
    answer.expect("every source ends within nine seconds")
}

include!("../../../../exercises/lesson-04/checks/settle.rs");
