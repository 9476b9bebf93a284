//! Refused with: you returned
//! Breaks: answers
//!
//! The names in the order in which they were found.

use std::error::Error;

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn crawl(site: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let Some(first) = site.first() else { return Ok(vec![]) };
    let mut found = vec![first.name.clone()];
    let mut fetching = JoinSet::new();
    fetching.spawn(fetch(first.clone()));
    while let Some(page) = fetching.join_next().await {
        for link in page??.split_whitespace() {
            if !found.iter().any(|name| name == link) {
                found.push(link.to_owned());
                fetching.spawn(fetch(named(site, link).clone()));
            }
        }
    }
    Ok(found)
}

include!("../../../../exercises/lesson-05/checks/crawl.rs");
