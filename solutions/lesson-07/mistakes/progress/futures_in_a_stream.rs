//! Refused with: nobody polled it in between
//! Breaks: ends
//!
//! The futures stand still while the loop waits for the display.

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;
use tracing::info;

pub async fn progress(sources: &[Source], display: &Source) -> Vec<String> {
    let all = sources.len();
    let mut asking: FuturesUnordered<_> = sources
        .iter()
        .enumerate()
        .map(|(index, source)| async move { (index, fetch(source).await) })
        .collect();
    let mut answers = vec![None; all];
    let mut shown = 0;
    while let Some((index, result)) = asking.next().await {
        shown += 1;
        let failed = if result.is_ok() { "" } else { " failed" };
        info!("{shown} of {all}: {}{failed}", sources[index].name);
        answers[index] = result.ok();
        _ = fetch(display).await;
    }
    answers.into_iter().flatten().collect()
}

include!("../../../../exercises/lesson-07/checks/progress.rs");
