//! Refused with: was started at
//! Breaks: starts
//! Against: the moment a link
//!
//! All pages of one round have to be there before the next round begins.

use std::collections::BTreeSet;
use std::error::Error;

use futures::future::try_join_all;

use stage::prelude::*;

pub async fn crawl(site: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let Some(first) = site.first() else { return Ok(vec![]) };
    let mut found = BTreeSet::from([first.name.clone()]);
    let mut round = vec![first];
    while !round.is_empty() {
        let answers = try_join_all(round.into_iter().map(fetch)).await?;
        round = answers
            .iter()
            .flat_map(|answer| answer.split_whitespace())
            .filter(|link| found.insert((*link).to_owned()))
            .map(|link| named(site, link))
            .collect();
    }
    Ok(found.into_iter().collect())
}

include!("../../../../exercises/lesson-05/checks/crawl.rs");
