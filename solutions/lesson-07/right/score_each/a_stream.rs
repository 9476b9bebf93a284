//! A stream whose body waits for nothing starves nobody.

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;
use tracing::info;

pub async fn score_each(pages: &[(Source, Source)]) -> Vec<String> {
    let mut scoring: FuturesUnordered<_> = pages
        .iter()
        .enumerate()
        .map(|(index, (page, judge))| async move {
            let there = fetch(page).await;
            let score = match there {
                Ok(_) => fetch(judge).await.ok(),
                Err(_) => None,
            };
            (index, score)
        })
        .collect();
    let mut scored = vec![false; pages.len()];
    while let Some((index, score)) = scoring.next().await {
        let name = &pages[index].0.name;
        match score {
            Some(score) => {
                info!("{name}: {score}");
                scored[index] = true;
            }
            None => info!("{name}: no score"),
        }
    }
    let names = pages.iter().zip(scored).filter(|(_, scored)| *scored);
    names.map(|((page, _), _)| page.name.clone()).collect()
}

include!("../../../../exercises/lesson-07/checks/score_each.rs");
