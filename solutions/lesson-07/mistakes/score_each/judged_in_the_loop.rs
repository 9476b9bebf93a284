//! Refused with: home's judge was started at
//! Breaks: starts
//! Against: The moment a page is there
//!
//! The judges are asked in the loop, one page at a time.

use stage::prelude::*;
use tokio::task::JoinSet;
use tracing::info;

pub async fn score_each(pages: &[(Source, Source)]) -> Vec<String> {
    let mut asking = JoinSet::new();
    for (index, (page, _)) in pages.iter().cloned().enumerate() {
        asking.spawn(async move { (index, fetch(page).await) });
    }
    let mut scored = Vec::new();
    while let Some(Ok((index, page))) = asking.join_next().await {
        let (source, judge) = &pages[index];
        let score = match page {
            Ok(_) => fetch(judge).await.ok(),
            Err(_) => None,
        };
        match score {
            Some(score) => {
                info!("{}: {score}", source.name);
                scored.push(source.name.clone());
            }
            None => info!("{}: no score", source.name),
        }
    }
    scored
}

include!("../../../../exercises/lesson-07/checks/score_each.rs");
