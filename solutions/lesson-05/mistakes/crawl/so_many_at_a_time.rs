//! Refused with: was started at
//! Breaks: starts
//! Against: the moment a link
//!
//! A limit, as for real servers: the sixty-fifth page waits for one to end, though its link is known.

use std::collections::BTreeSet;
use std::error::Error;
use std::sync::Arc;

use stage::prelude::*;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

pub async fn crawl(site: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let Some(first) = site.first() else { return Ok(vec![]) };
    let slots = Arc::new(Semaphore::new(64));
    let page = |page: Source| {
        let slots = slots.clone();
        async move {
            let _slot = slots.acquire().await;
            fetch(page).await
        }
    };
    let mut found = BTreeSet::from([first.name.clone()]);
    let mut fetching = JoinSet::new();
    fetching.spawn(page(first.clone()));
    while let Some(answer) = fetching.join_next().await {
        for link in answer??.split_whitespace() {
            if found.insert(link.to_owned()) {
                fetching.spawn(page(named(site, link).clone()));
            }
        }
    }
    Ok(found.into_iter().collect())
}

include!("../../../../exercises/lesson-05/checks/crawl.rs");
