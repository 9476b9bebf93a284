//! Refused with: your function returned at 5 s
//! Breaks: resumes
//!
//! It waits for five seconds, whatever is left to do.

use std::time::Duration;

use gather::as_completed;
use stage::prelude::*;
use tokio::time::{Instant, sleep_until, timeout_at};

pub async fn by_five(pages: &[Source], judge: &Source) -> (Vec<String>, Vec<String>) {
    let deadline = Instant::now() + Duration::from_secs(5);
    let (mut answers, mut scored) = (Vec::new(), Vec::new());
    let work = async {
        let mut visits = as_completed(pages.iter().cloned().map(fetch));
        while let Some((index, result)) = visits.next().await {
            let Ok(answer) = result else { continue };
            if fetch(judge).await.is_ok() {
                answers.push(answer);
                scored.push(index);
            }
        }
    };
    _ = timeout_at(deadline, work).await;
    sleep_until(deadline).await;
    (answers, others(pages, &scored))
}

fn others(pages: &[Source], scored: &[usize]) -> Vec<String> {
    let others = pages.iter().enumerate().filter(|(index, _)| !scored.contains(index));
    others.map(|(_, page)| page.name.clone()).collect()
}

include!("../../../../exercises/lesson-07/checks/by_five.rs");
