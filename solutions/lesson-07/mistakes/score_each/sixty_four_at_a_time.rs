//! Refused with: was started at
//! Breaks: starts
//! Against: The moment a page is there
//!
//! A stream with a limit that no small list reaches: the page behind it begins late.

use futures::StreamExt;
use futures::stream;
use stage::prelude::*;
use tracing::info;

pub async fn score_each(pages: &[(Source, Source)]) -> Vec<String> {
    let asked = stream::iter(pages).map(|(page, judge)| async move {
        let score = async {
            fetch(page).await?;
            fetch(judge).await
        };
        (&page.name, score.await)
    });
    let mut scoring = asked.buffer_unordered(64);
    let mut scored = Vec::new();
    while let Some((name, score)) = scoring.next().await {
        match score {
            Ok(score) => {
                info!("{name}: {score}");
                scored.push(name.clone());
            }
            Err(_) => info!("{name}: no score"),
        }
    }
    scored
}

include!("../../../../exercises/lesson-07/checks/score_each.rs");
