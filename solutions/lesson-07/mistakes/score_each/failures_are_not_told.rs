//! Refused with: : no score" at
//! Breaks: printed
//! Against: If page or judge fails
//!
//! Who fails is passed over in silence.

use gather::as_completed;
use stage::prelude::*;
use tracing::info;

pub async fn score_each(pages: &[(Source, Source)]) -> Vec<String> {
    let mut scoring = as_completed(pages.iter().cloned().map(|(page, judge)| async move {
        fetch(page).await?;
        fetch(judge).await
    }));
    let mut scored = Vec::new();
    while let Some((index, score)) = scoring.next().await {
        if let Ok(score) = score {
            info!("{}: {score}", pages[index].0.name);
            scored.push(pages[index].0.name.clone());
        }
    }
    scored
}

include!("../../../../exercises/lesson-07/checks/score_each.rs");
