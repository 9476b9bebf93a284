//! Refused with: is expected
//! Breaks: starts
//! Against: fetch no page twice
//!
//! A name is noted when its page is there, so a second link that comes before fetches it again.

use std::collections::BTreeSet;
use std::error::Error;

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn crawl(site: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let Some(first) = site.first() else { return Ok(vec![]) };
    let mut found = BTreeSet::new();
    let mut fetching = JoinSet::new();
    let page = |page: Source| async move { (page.name.clone(), fetch(page).await) };
    fetching.spawn(page(first.clone()));
    while let Some(joined) = fetching.join_next().await {
        let (name, answer) = joined?;
        found.insert(name);
        for link in answer?.split_whitespace() {
            if !found.contains(link) {
                fetching.spawn(page(named(site, link).clone()));
            }
        }
    }
    Ok(found.into_iter().collect())
}

include!("../../../../exercises/lesson-05/checks/crawl.rs");
