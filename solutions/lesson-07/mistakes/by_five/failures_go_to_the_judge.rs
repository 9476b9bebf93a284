//! Refused with: was fetched
//! Breaks: starts
//! Against: A page that fails is not scored
//!
//! The judge is asked for a page that has failed.

use std::time::Duration;

use gather::as_completed;
use stage::prelude::*;
use tokio::time::timeout;

pub async fn by_five(pages: &[Source], judge: &Source) -> (Vec<String>, Vec<String>) {
    let (mut answers, mut scored) = (Vec::new(), Vec::new());
    let work = async {
        let mut visits = as_completed(pages.iter().cloned().map(fetch));
        while let Some((index, result)) = visits.next().await {
            let score = fetch(judge).await;
            if let (Ok(answer), Ok(_)) = (result, score) {
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
