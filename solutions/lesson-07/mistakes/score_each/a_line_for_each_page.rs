//! Refused with: which is not wanted
//! Breaks: printed
//! Against: Print nothing else
//!
//! It tells of every page that has come as well.

use futures::future::join_all;
use stage::prelude::*;
use tracing::info;

pub async fn score_each(pages: &[(Source, Source)]) -> Vec<String> {
    let scoring = pages.iter().map(|(page, judge)| async move {
        let scored = async {
            fetch(page).await?;
            info!("{} is here", page.name);
            fetch(judge).await
        };
        let score = scored.await;
        match &score {
            Ok(score) => info!("{}: {score}", page.name),
            Err(_) => info!("{}: no score", page.name),
        }
        score.is_ok().then(|| page.name.clone())
    });
    join_all(scoring).await.into_iter().flatten().collect()
}

include!("../../../../exercises/lesson-07/checks/score_each.rs");
