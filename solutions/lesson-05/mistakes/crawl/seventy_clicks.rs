//! Refused with: was not fetched
//! Breaks: starts
//! Against: the moment a link
//!
//! Seventy clicks away from the first page, nobody clicks any further.

use std::collections::BTreeSet;
use std::error::Error;

use stage::prelude::*;
use tokio::task::JoinSet;

async fn page(page: Source, clicks: usize) -> (Result<String, FetchError>, usize) {
    (fetch(page).await, clicks)
}

pub async fn crawl(site: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let Some(first) = site.first() else { return Ok(vec![]) };
    let mut found = BTreeSet::from([first.name.clone()]);
    let mut fetching = JoinSet::new();
    fetching.spawn(page(first.clone(), 0));
    while let Some(fetched) = fetching.join_next().await {
        let (answer, clicks) = fetched?;
        let answer = answer?;
        for link in answer.split_whitespace().filter(|_| clicks < 70) {
            if found.insert(link.to_owned()) {
                fetching.spawn(page(named(site, link).clone(), clicks + 1));
            }
        }
    }
    Ok(found.into_iter().collect())
}

include!("../../../../exercises/lesson-05/checks/crawl.rs");
