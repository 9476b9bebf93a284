//! Refused with: was not fetched
//! Breaks: starts
//! Against: the moment a link
//!
//! Of pages that answer together, the mailbox holds thirty-two, and drops the others.

use std::collections::BTreeSet;
use std::error::Error;

use stage::prelude::*;
use tokio::sync::mpsc::{Sender, channel};
use tokio::task::JoinSet;

async fn page(page: Source, mailbox: Sender<String>) {
    if let Ok(answer) = fetch(page).await {
        _ = mailbox.try_send(answer);
    }
}

pub async fn crawl(site: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let Some(first) = site.first() else { return Ok(vec![]) };
    let (mailbox, mut mail) = channel(32);
    let mut found = BTreeSet::from([first.name.clone()]);
    let mut fetching = JoinSet::new();
    fetching.spawn(page(first.clone(), mailbox.clone()));
    while fetching.join_next().await.is_some() {
        while let Ok(answer) = mail.try_recv() {
            for link in answer.split_whitespace() {
                if found.insert(link.to_owned()) {
                    fetching.spawn(page(named(site, link).clone(), mailbox.clone()));
                }
            }
        }
    }
    Ok(found.into_iter().collect())
}

include!("../../../../exercises/lesson-05/checks/crawl.rs");
