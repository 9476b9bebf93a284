//! A time-out of nine seconds around each fetch, which is longer than any of them takes.

use std::time::Duration;

use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::timeout;
use tracing::info;

pub async fn score_each(pages: &[(Source, Source)]) -> Vec<String> {
    let mut scoring = JoinSet::new();
    for (page, judge) in pages.iter().cloned() {
        scoring.spawn(async move { (page.name.clone(), score(page, judge).await) });
    }
    let mut scored = Vec::new();
    while let Some(joined) = scoring.join_next().await {
        let Ok((name, score)) = joined else { continue };
        match score {
            Ok(score) => {
                info!("{name}: {score}");
                scored.push(name);
            }
            Err(_) => info!("{name}: no score"),
        }
    }
    scored
}

async fn score(page: Source, judge: Source) -> Result<String, FetchError> {
    in_time(page).await?;
    in_time(judge).await
}

/// Whoever takes longer is given up, as a service of others should be.
async fn in_time(source: Source) -> Result<String, FetchError> {
    let answer = timeout(Duration::from_secs(9), fetch(source)).await;
    answer.expect("every source ends within nine seconds")
}

include!("../../../../exercises/lesson-07/checks/score_each.rs");
