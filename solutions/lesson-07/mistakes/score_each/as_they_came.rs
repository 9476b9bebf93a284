//! Refused with: ["docs", "home"]
//! Breaks: answers
//!
//! The names are in the order of the scores.

use stage::prelude::*;
use tokio::task::JoinSet;
use tracing::info;

pub async fn score_each(pages: &[(Source, Source)]) -> Vec<String> {
    let mut scoring = JoinSet::new();
    for (page, judge) in pages.iter().cloned() {
        scoring.spawn(async move {
            let name = page.name.clone();
            let score = match fetch(page).await {
                Ok(_) => fetch(judge).await,
                Err(error) => Err(error),
            };
            (name, score)
        });
    }
    let mut scored = Vec::new();
    while let Some(Ok((name, score))) = scoring.join_next().await {
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

include!("../../../../exercises/lesson-07/checks/score_each.rs");
