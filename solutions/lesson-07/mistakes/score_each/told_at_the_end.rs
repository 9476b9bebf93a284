//! Refused with: was printed at 4 s; 2.5 s is expected
//! Breaks: printed
//! Against: The moment a judge answers
//!
//! All scores are told when the last one has come.

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;
use tracing::info;

pub async fn score_each(pages: &[(Source, Source)]) -> Vec<String> {
    let scoring = pages.iter().map(|(page, judge)| async move {
        let score = async {
            fetch(page).await?;
            fetch(judge).await
        };
        (page, score.await)
    });
    let scores: Vec<_> = scoring.collect::<FuturesUnordered<_>>().collect().await;
    let mut scored = Vec::new();
    for (page, score) in scores {
        match score {
            Ok(score) => {
                info!("{}: {score}", page.name);
                scored.push(page.name.clone());
            }
            Err(_) => info!("{}: no score", page.name),
        }
    }
    scored
}

include!("../../../../exercises/lesson-07/checks/score_each.rs");
