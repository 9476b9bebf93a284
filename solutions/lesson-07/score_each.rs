//! A task for a page and its judge; the index comes along, and the loop tells.

use std::collections::BTreeMap;

use stage::prelude::*;
use tokio::task::JoinSet;
use tracing::info;

pub async fn score_each(pages: &[(Source, Source)]) -> Vec<String> {
    let mut scoring = JoinSet::new();
    for (index, (page, judge)) in pages.iter().cloned().enumerate() {
        scoring.spawn(async move { (index, score(page, judge).await) });
    }
    let mut scored = BTreeMap::new();
    while let Some(joined) = scoring.join_next().await {
        let Ok((index, score)) = joined else { continue };
        let name = &pages[index].0.name;
        match score {
            Ok(score) => {
                info!("{name}: {score}");
                scored.insert(index, name.clone());
            }
            Err(_) => info!("{name}: no score"),
        }
    }
    scored.into_values().collect()
}

async fn score(page: Source, judge: Source) -> Result<String, FetchError> {
    fetch(page).await?;
    fetch(judge).await
}

include!("../../exercises/lesson-07/checks/score_each.rs");
