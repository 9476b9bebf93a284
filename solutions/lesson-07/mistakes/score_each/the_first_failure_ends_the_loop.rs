//! Refused with: it was dropped before it could answer
//! Breaks: ends
//!
//! The pattern of the loop picks answers out, and a failure ends it.

use stage::prelude::*;
use tokio::task::JoinSet;
use tracing::info;

pub async fn score_each(pages: &[(Source, Source)]) -> Vec<String> {
    let mut scoring = JoinSet::new();
    for (page, judge) in pages.iter().cloned() {
        scoring.spawn(async move {
            let name = page.name.clone();
            let told = async {
                fetch(page).await?;
                fetch(judge).await
            };
            match told.await {
                Ok(score) => Ok((name, score)),
                Err(error) => {
                    info!("{name}: no score");
                    Err(error)
                }
            }
        });
    }
    let mut scored = Vec::new();
    while let Some(Ok(Ok((name, score)))) = scoring.join_next().await {
        info!("{name}: {score}");
        scored.push(name);
    }
    scored
}

include!("../../../../exercises/lesson-07/checks/score_each.rs");
