//! Refused with: it was dropped before it could answer
//! Breaks: ends
//!
//! All names are known as soon as the last page is spawned. But nobody waits for what it says.

use std::collections::BTreeSet;
use std::error::Error;

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn crawl(site: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let Some(first) = site.first() else { return Ok(vec![]) };
    let mut found = BTreeSet::from([first.name.clone()]);
    let mut fetching = JoinSet::new();
    fetching.spawn(fetch(first.clone()));
    while let Some(page) = fetching.join_next().await {
        let before = found.len();
        for link in page??.split_whitespace() {
            if found.insert(link.to_owned()) {
                fetching.spawn(fetch(named(site, link).clone()));
            }
        }
        if found.len() == before {
            break;
        }
    }
    Ok(found.into_iter().collect())
}

include!("../../../../exercises/lesson-05/checks/crawl.rs");
