//! Refused with: it should be cancelled at 5 s
//! Breaks: dropped
//!
//! The deadline is over each read, and the judge goes on.

use std::time::Duration;

use gather::as_completed;
use stage::prelude::*;
use tokio::time::Instant;

pub async fn by_five(pages: &[Source], judge: &Source) -> (Vec<String>, Vec<String>) {
    let deadline = Instant::now() + Duration::from_secs(5);
    let mut visits = as_completed(pages.iter().cloned().map(fetch));
    let (mut answers, mut scored) = (Vec::new(), Vec::new());
    while let Ok(Some((index, result))) = visits.next_before(deadline).await {
        let Ok(answer) = result else { continue };
        if fetch(judge).await.is_ok() && Instant::now() < deadline {
            answers.push(answer);
            scored.push(index);
        }
    }
    (answers, others(pages, &scored))
}

fn others(pages: &[Source], scored: &[usize]) -> Vec<String> {
    let others = pages.iter().enumerate().filter(|(index, _)| !scored.contains(index));
    others.map(|(_, page)| page.name.clone()).collect()
}

include!("../../../../exercises/lesson-07/checks/by_five.rs");
