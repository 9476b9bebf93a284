//! Refused with: nobody polled it in between
//! Breaks: ends
//!
//! The pages stand still while the judge works.

use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;
use tokio::time::timeout;

pub async fn by_five(pages: &[Source], judge: &Source) -> (Vec<String>, Vec<String>) {
    let (mut answers, mut scored) = (Vec::new(), Vec::new());
    let work = async {
        let visits = pages.iter().enumerate();
        let visits = visits.map(|(index, page)| async move { (index, fetch(page).await) });
        let mut visits: FuturesUnordered<_> = visits.collect();
        while let Some((index, result)) = visits.next().await {
            let Ok(answer) = result else { continue };
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
