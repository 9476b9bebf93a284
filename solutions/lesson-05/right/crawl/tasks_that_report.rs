//! Tasks report over a channel; a count of those under way tells when the last has come.

use std::collections::BTreeSet;
use std::error::Error;

use stage::prelude::*;
use tokio::sync::mpsc;

pub async fn crawl(site: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let Some(first) = site.first() else { return Ok(vec![]) };
    let (reports, mut inbox) = mpsc::unbounded_channel();
    let start = |page: Source| {
        let reports = reports.clone();
        tokio::spawn(async move {
            let answer = fetch(page).await;
            _ = reports.send(answer);
        })
    };
    let mut found = BTreeSet::from([first.name.clone()]);
    let mut under_way = vec![start(first.clone())];
    let mut left = 1;
    while left > 0 {
        let answer = inbox.recv().await.expect("a sender is held here")?;
        left -= 1;
        for link in answer.split_whitespace() {
            if found.insert(link.to_owned()) {
                under_way.push(start(named(site, link).clone()));
                left += 1;
            }
        }
    }
    for task in under_way {
        task.await?;
    }
    Ok(found.into_iter().collect())
}

include!("../../../../exercises/lesson-05/checks/crawl.rs");
