//! A task for a page and its judge; the name comes along, and the loop tells.

use stage::prelude::*;
use tokio::task::JoinSet;
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
    fetch(page).await?;
    fetch(judge).await
}

include!("../../exercises/lesson-07/checks/score_each.rs");
