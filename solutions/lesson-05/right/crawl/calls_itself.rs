//! A page fetches those that it links to, in boxes; all of them share what has been found.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::error::Error;

use futures::future::try_join_all;

use stage::prelude::*;

async fn follow(
    site: &[Source],
    page: &Source,
    found: &RefCell<BTreeSet<String>>,
) -> Result<(), FetchError> {
    found.borrow_mut().insert(page.name.clone());
    let links = fetch(page).await?;
    let fresh: Vec<&Source> = links
        .split_whitespace()
        .filter(|link| found.borrow_mut().insert((*link).to_owned()))
        .map(|link| named(site, link))
        .collect();
    try_join_all(fresh.into_iter().map(|page| Box::pin(follow(site, page, found)))).await?;
    Ok(())
}

pub async fn crawl(site: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let Some(first) = site.first() else { return Ok(vec![]) };
    let found = RefCell::default();
    follow(site, first, &found).await?;
    Ok(found.into_inner().into_iter().collect())
}

include!("../../../../exercises/lesson-05/checks/crawl.rs");
