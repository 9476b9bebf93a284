//! Refused with: judge was started at
//! Breaks: starts
//! Against: One judge scores them
//!
//! Each page asks the judge by itself, with no regard for the others.

use std::time::Duration;

use gather::as_completed;
use stage::prelude::*;
use tokio::time::Instant;

pub async fn by_five(pages: &[Source], judge: &Source) -> (Vec<String>, Vec<String>) {
    let deadline = Instant::now() + Duration::from_secs(5);
    let mut work = as_completed(pages.iter().cloned().map(|page| {
        let judge = judge.clone();
        async move {
            let answer = fetch(page).await?;
            fetch(judge).await?;
            Ok::<_, FetchError>(answer)
        }
    }));
    let (mut answers, mut scored) = (Vec::new(), Vec::new());
    while let Ok(Some((index, result))) = work.next_before(deadline).await {
        if let Ok(answer) = result {
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
