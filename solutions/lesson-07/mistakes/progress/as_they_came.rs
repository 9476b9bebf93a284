//! Refused with: ["b", "a"]
//! Breaks: answers
//!
//! The answers are in the order of the ends.

use gather::as_completed;
use stage::prelude::*;
use tracing::info;

pub async fn progress(sources: &[Source], display: &Source) -> Vec<String> {
    let mut asking = as_completed(sources.iter().cloned().map(fetch));
    let mut answers = Vec::new();
    let mut shown = 0;
    while let Some((index, result)) = asking.next().await {
        shown += 1;
        let failed = if result.is_ok() { "" } else { " failed" };
        info!("{shown} of {}: {}{failed}", sources.len(), sources[index].name);
        answers.extend(result);
        _ = fetch(display).await;
    }
    answers
}

include!("../../../../exercises/lesson-07/checks/progress.rs");
