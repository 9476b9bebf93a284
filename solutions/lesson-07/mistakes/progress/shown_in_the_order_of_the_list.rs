//! Refused with: your run did not print "1 of 3: b" at 1 s
//! Breaks: printed
//! Against: Show each that ends on a display
//!
//! Handles in order: the first line is that of the first in the list.

use stage::prelude::*;
use tracing::info;

pub async fn progress(sources: &[Source], display: &Source) -> Vec<String> {
    let tasks: Vec<_> = sources.iter().map(|s| tokio::spawn(fetch(s.clone()))).collect();
    let mut answers = Vec::new();
    for (index, task) in tasks.into_iter().enumerate() {
        let Ok(result) = task.await else { continue };
        let failed = if result.is_ok() { "" } else { " failed" };
        info!("{} of {}: {}{failed}", index + 1, sources.len(), sources[index].name);
        answers.extend(result.ok());
        _ = fetch(display).await;
    }
    answers
}

include!("../../../../exercises/lesson-07/checks/progress.rs");
