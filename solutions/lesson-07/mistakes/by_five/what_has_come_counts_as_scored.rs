//! Refused with: is expected
//! Breaks: answers
//!
//! An answer is in the list before the judge has spoken.

use std::time::Duration;

use gather::as_completed;
use stage::prelude::*;
use tokio::time::timeout;

pub async fn by_five(pages: &[Source], judge: &Source) -> (Vec<String>, Vec<String>) {
    let (mut answers, mut scored) = (Vec::new(), Vec::new());
    let work = async {
        let mut visits = as_completed(pages.iter().cloned().map(fetch));
        while let Some((index, result)) = visits.next().await {
            let Ok(answer) = result else { continue };
            answers.push(answer);
            scored.push(index);
            _ = fetch(judge).await;
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
