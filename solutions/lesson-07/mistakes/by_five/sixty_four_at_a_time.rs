//! Refused with: was started at
//! Breaks: starts
//! Against: Fetch all pages
//!
//! Tasks, but a limit keeps the sixty-fifth from beginning before a place is free.

use std::time::Duration;

use futures::StreamExt;
use futures::stream;
use stage::prelude::*;
use tokio::time::timeout;
use tokio_util::task::AbortOnDropHandle;

pub async fn by_five(pages: &[Source], judge: &Source) -> (Vec<String>, Vec<String>) {
    let mut scored = Vec::new();
    let mut others: Vec<_> = pages.iter().map(|page| Some(page.name.clone())).collect();
    let work = async {
        let all = stream::iter(pages.iter().cloned().enumerate());
        let tasks = all.map(|(index, page)| {
            AbortOnDropHandle::new(tokio::spawn(async move { (index, fetch(page).await) }))
        });
        let mut fetching = tasks.buffer_unordered(64);
        while let Some(Ok((index, page))) = fetching.next().await {
            let Ok(page) = page else { continue };
            if fetch(judge).await.is_ok() {
                scored.push(page);
                others[index] = None;
            }
        }
    };
    _ = timeout(Duration::from_secs(5), work).await;
    (scored, others.into_iter().flatten().collect())
}

include!("../../../../exercises/lesson-07/checks/by_five.rs");
