//! The same loop in one task: a stream of futures takes new ones as well, and may borrow the site.

use std::collections::BTreeSet;
use std::error::Error;

use futures::stream::{FuturesUnordered, StreamExt};

use stage::prelude::*;

pub async fn crawl(site: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let Some(first) = site.first() else { return Ok(vec![]) };
    let mut found = BTreeSet::from([first.name.as_str()]);
    let mut fetching = FuturesUnordered::from_iter([fetch(first)]);
    while let Some(page) = fetching.next().await {
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
