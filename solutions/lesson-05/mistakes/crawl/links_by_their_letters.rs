//! Refused with: was started at
//! Breaks: starts
//! Against: the moment a link
//!
//! A name that is part of another name is taken for a link.

use std::collections::BTreeSet;
use std::error::Error;

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn crawl(site: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut found = BTreeSet::new();
    let mut fetching = JoinSet::new();
    if let Some(first) = site.first() {
        found.insert(first.name.clone());
        fetching.spawn(fetch(first.clone()));
    }
    while let Some(page) = fetching.join_next().await {
        let links = page??;
        for page in site {
            if links.contains(&page.name) && found.insert(page.name.clone()) {
                fetching.spawn(fetch(page.clone()));
            }
        }
    }
    Ok(found.into_iter().collect())
}

include!("../../../../exercises/lesson-05/checks/crawl.rs");
