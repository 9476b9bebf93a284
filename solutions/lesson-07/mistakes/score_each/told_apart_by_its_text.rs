//! Refused with: is expected
//! Breaks: answers
//!
//! What stands for a failure is a text, and a judge may answer with the same.

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;
use tracing::info;

const NONE: &str = "no score";

async fn score(page: &Source, judge: &Source) -> String {
    match fetch(page).await {
        Ok(_) => fetch(judge).await.unwrap_or_else(|_| NONE.to_owned()),
        Err(_) => NONE.to_owned(),
    }
}

pub async fn score_each(pages: &[(Source, Source)]) -> Vec<String> {
    let scoring = pages.iter().map(async |(page, judge)| (&page.name, score(page, judge).await));
    let mut scoring: FuturesUnordered<_> = scoring.collect();
    let mut names = Vec::new();
    while let Some((name, score)) = scoring.next().await {
        info!("{name}: {score}");
        if score != NONE {
            names.push(name.clone());
        }
    }
    names
}

include!("../../../../exercises/lesson-07/checks/score_each.rs");
