//! A time-out of nine seconds around each fetch, which is longer than any of them takes.

use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::timeout;

async fn panel(services: &[Source]) -> Result<Vec<String>, FetchError> {
    let mut asked = JoinSet::new();
    for (place, service) in services.iter().cloned().enumerate() {
        asked.spawn(async move { (place, in_time(service).await) });
    }
    let mut answers = vec![String::new(); services.len()];
    while let Some(joined) = asked.join_next().await {
        let (place, answer) = joined.expect("no service panics");
        answers[place] = answer?;
    }
    Ok(answers)
}

pub async fn panels(page: &[Vec<Source>]) -> Vec<Result<Vec<String>, FetchError>> {
    join_all(page.iter().map(|services| panel(services))).await
}

/// Whoever takes longer is given up, as a service of others should be.
async fn in_time(source: Source) -> Result<String, FetchError> {
    let answer = timeout(Duration::from_secs(9), fetch(source)).await;
    answer.expect("every source ends within nine seconds")
}

include!("../../../../exercises/lesson-05/checks/panels.rs");
