//! Refused with: your run did not print "2 of 3: c failed"
//! Breaks: printed
//! Against: Show a failure as well
//!
//! A failure is shown like an answer.

use gather::as_completed;
use stage::prelude::*;
use tracing::info;

pub async fn progress(sources: &[Source], display: &Source) -> Vec<String> {
    let mut asking = as_completed(sources.iter().cloned().map(fetch));
    let mut answers = vec![None; sources.len()];
    let mut shown = 0;
    while let Some((index, result)) = asking.next().await {
        shown += 1;
        info!("{shown} of {}: {}", sources.len(), sources[index].name);
        answers[index] = result.ok();
        _ = fetch(display).await;
    }
    answers.into_iter().flatten().collect()
}

include!("../../../../exercises/lesson-07/checks/progress.rs");
