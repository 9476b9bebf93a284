//! Refused with: was started at
//! Breaks: starts
//! Against: Fetch all pages
//!
//! The next page is fetched when the last one has been scored.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::timeout;

pub async fn by_five(pages: &[Source], judge: &Source) -> (Vec<String>, Vec<String>) {
    let (mut answers, mut scored) = (Vec::new(), Vec::new());
    let work = async {
        for (index, page) in pages.iter().enumerate() {
            let Ok(answer) = fetch(page).await else { continue };
            if fetch(judge).await.is_ok() {
                answers.push(answer);
                scored.push(index);
            }
        }
    };
    _ = timeout(Duration::from_secs(5), work).await;
    (answers, others(pages, &scored))
}

fn others(pages: &[Source], scored: &[usize]) -> Vec<String> {
    let others = pages.iter().enumerate().filter(|(index, _)| !scored.contains(index));
    others.map(|(_, page)| page.name.clone()).collect()
}

include!("../../../../exercises/lesson-07/checks/by_five.rs");
