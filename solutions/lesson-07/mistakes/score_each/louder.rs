//! Refused with: printed with `warn!`; `info!` is expected
//! Breaks: printed
//! Against: The moment a judge answers
//!
//! All of it is right but the level.

use stage::prelude::*;
use tokio::task::JoinSet;
use tracing::warn;

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
                warn!("{name}: {score}");
                scored.push(name);
            }
            Err(_) => warn!("{name}: no score"),
        }
    }
    scored
}

async fn score(page: Source, judge: Source) -> Result<String, FetchError> {
    fetch(page).await?;
    fetch(judge).await
}

include!("../../../../exercises/lesson-07/checks/score_each.rs");
