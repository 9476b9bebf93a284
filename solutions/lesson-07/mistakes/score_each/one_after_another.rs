//! Refused with: the fetches ran one after another
//! Breaks: resumes
//!
//! One page after the other, each with its judge.

use stage::prelude::*;
use tracing::info;

pub async fn score_each(pages: &[(Source, Source)]) -> Vec<String> {
    let mut scored = Vec::new();
    for (page, judge) in pages {
        let score = match fetch(page).await {
            Ok(_) => fetch(judge).await.ok(),
            Err(_) => None,
        };
        match score {
            Some(score) => {
                info!("{}: {score}", page.name);
                scored.push(page.name.clone());
            }
            None => info!("{}: no score", page.name),
        }
    }
    scored
}

include!("../../../../exercises/lesson-07/checks/score_each.rs");
