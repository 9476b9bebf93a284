//! A task takes its page apart and returns the names; a map of all pages by name stands for `named`.

use std::collections::{HashMap, HashSet};
use std::error::Error;

use stage::prelude::*;
use tokio::task::JoinSet;

async fn links(page: Source) -> Result<Vec<String>, FetchError> {
    Ok(fetch(page).await?.split(' ').map(str::to_owned).collect())
}

pub async fn crawl(site: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let Some(first) = site.first() else { return Ok(vec![]) };
    let pages: HashMap<&str, &Source> =
        site.iter().map(|page| (page.name.as_str(), page)).collect();
    let (mut found, mut new) = (HashSet::new(), vec![first.name.clone()]);
    let mut fetching = JoinSet::new();
    loop {
        for name in new.drain(..) {
            let Some(page) = pages.get(name.as_str()) else { continue };
            if found.insert(name) {
                fetching.spawn(links((*page).clone()));
            }
        }
        match fetching.join_next().await {
            Some(linked) => new = linked??,
            None => break,
        }
    }
    let mut names: Vec<String> = found.into_iter().collect();
    names.sort();
    Ok(names)
}

include!("../../../../exercises/lesson-05/checks/crawl.rs");
