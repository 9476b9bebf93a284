//! Refused with: the fetches ran one after another
//! Breaks: resumes
//!
//! A queue of pages, and one page at a time.

use std::collections::{BTreeSet, VecDeque};
use std::error::Error;

use stage::prelude::*;

pub async fn crawl(site: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let Some(first) = site.first() else { return Ok(vec![]) };
    let mut found = BTreeSet::from([first.name.clone()]);
    let mut queue = VecDeque::from([first]);
    while let Some(page) = queue.pop_front() {
        for link in fetch(page).await?.split_whitespace() {
            if found.insert(link.to_owned()) {
                queue.push_back(named(site, link));
            }
        }
    }
    Ok(found.into_iter().collect())
}

include!("../../../../exercises/lesson-05/checks/crawl.rs");
