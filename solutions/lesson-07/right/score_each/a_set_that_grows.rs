//! One set of pages, into which each page that comes puts its judge.

use stage::prelude::*;
use tokio::task::JoinSet;
use tracing::info;

pub async fn score_each(pages: &[(Source, Source)]) -> Vec<String> {
    let mut asking = JoinSet::new();
    for (index, (page, _)) in pages.iter().cloned().enumerate() {
        asking.spawn(async move { (index, true, fetch(page).await) });
    }
    let mut scored = Vec::new();
    while let Some(joined) = asking.join_next().await {
        let (index, is_page, answer) = joined.expect("no task panics");
        let (page, judge) = pages[index].clone();
        match answer {
            Ok(_) if is_page => {
                asking.spawn(async move { (index, false, fetch(judge).await) });
            }
            Ok(score) => {
                info!("{}: {score}", page.name);
                scored.push(page.name);
            }
            Err(_) => info!("{}: no score", page.name),
        }
    }
    scored
}

include!("../../../../exercises/lesson-07/checks/score_each.rs");
