//! `select_all` gives the first answer and the futures that are left; the new ones join those.

use std::collections::BTreeSet;
use std::error::Error;

use futures::future::select_all;

use stage::prelude::*;

pub async fn crawl(site: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let Some(first) = site.first() else { return Ok(vec![]) };
    let mut found = BTreeSet::from([first.name.clone()]);
    let mut fetching = vec![Box::pin(fetch(first))];
    while !fetching.is_empty() {
        let (answer, _, left) = select_all(fetching).await;
        fetching = left;
        for link in answer?.split_whitespace() {
            if found.insert(link.to_owned()) {
                fetching.push(Box::pin(fetch(named(site, link))));
            }
        }
    }
    Ok(found.into_iter().collect())
}

include!("../../../../exercises/lesson-05/checks/crawl.rs");
