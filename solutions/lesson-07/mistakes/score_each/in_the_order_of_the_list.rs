//! Refused with: ["home", "docs"]
//! Breaks: answers
//!
//! Each tells its own news in time, and `join_all` puts the names into the order of the list.

use futures::future::join_all;
use stage::prelude::*;
use tracing::info;

pub async fn score_each(pages: &[(Source, Source)]) -> Vec<String> {
    let scoring = pages.iter().map(|(page, judge)| async move {
        let scored = async {
            fetch(page).await?;
            fetch(judge).await
        };
        match scored.await {
            Ok(score) => {
                info!("{}: {score}", page.name);
                Some(page.name.clone())
            }
            Err(_) => {
                info!("{}: no score", page.name);
                None
            }
        }
    });
    join_all(scoring).await.into_iter().flatten().collect()
}

include!("../../../../exercises/lesson-07/checks/score_each.rs");
