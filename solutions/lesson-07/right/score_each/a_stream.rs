//! A stream whose body waits for nothing starves nobody.

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;
use tracing::info;

pub async fn score_each(pages: &[(Source, Source)]) -> Vec<String> {
    let mut scoring: FuturesUnordered<_> = pages
        .iter()
        .map(|(page, judge)| async move {
            let there = fetch(page).await;
            let score = match there {
                Ok(_) => fetch(judge).await.ok(),
                Err(_) => None,
            };
            (&page.name, score)
        })
        .collect();
    let mut scored = Vec::new();
    while let Some((name, score)) = scoring.next().await {
        match score {
            Some(score) => {
                info!("{name}: {score}");
                scored.push(name.clone());
            }
            None => info!("{name}: no score"),
        }
    }
    scored
}

include!("../../../../exercises/lesson-07/checks/score_each.rs");
