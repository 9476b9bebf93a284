//! Refused with: no score" was printed at 15 s
//! Breaks: printed
//! Against: The moment a judge answers,
//!
//! A time-out around a page and its judge together is shorter than both may take.

use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;
use tokio::time::timeout;
use tracing::info;

pub async fn score_each(pages: &[(Source, Source)]) -> Vec<String> {
    let scoring = pages.iter().map(async |(page, judge)| {
        let score = async {
            fetch(page).await?;
            fetch(judge).await
        };
        (&page.name, timeout(Duration::from_secs(15), score).await)
    });
    let mut scoring: FuturesUnordered<_> = scoring.collect();
    let mut names = Vec::new();
    while let Some((name, score)) = scoring.next().await {
        match score {
            Ok(Ok(score)) => {
                info!("{name}: {score}");
                names.push(name.clone());
            }
            _ => info!("{name}: no score"),
        }
    }
    names
}

include!("../../../../exercises/lesson-07/checks/score_each.rs");
