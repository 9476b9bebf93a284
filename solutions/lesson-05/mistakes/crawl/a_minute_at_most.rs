//! Refused with: was cancelled at 1 min
//! Breaks: ends
//! Against: When there is nothing left to fetch,
//!
//! A limit around the whole crawl, however long the chain of links is.

use std::collections::BTreeSet;
use std::error::Error;
use std::time::Duration;

use futures::stream::{FuturesUnordered, StreamExt};

use stage::prelude::*;
use tokio::time::{Instant, timeout_at};

pub async fn crawl(site: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let Some(first) = site.first() else { return Ok(vec![]) };
    let mut found = BTreeSet::from([first.name.as_str()]);
    let mut fetching = FuturesUnordered::from_iter([fetch(first)]);
    let end = Instant::now() + Duration::from_secs(60);
    while let Some(page) = timeout_at(end, fetching.next()).await? {
        for link in page?.split_whitespace() {
            let page = named(site, link);
            if found.insert(&page.name) {
                fetching.push(fetch(page));
            }
        }
    }
    Ok(found.into_iter().map(str::to_owned).collect())
}

include!("../../../../exercises/lesson-05/checks/crawl.rs");
