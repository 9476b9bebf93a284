//! The library's `as_completed`, and a place for each answer.

use gather::as_completed;
use stage::prelude::*;
use tracing::info;

pub async fn progress(sources: &[Source], display: &Source) -> Vec<String> {
    let all = sources.len();
    let mut asking = as_completed(sources.iter().cloned().map(fetch));
    let mut answers = vec![None; all];
    for number in 1.. {
        let Some((index, result)) = asking.next().await else { break };
        let failed = if result.is_ok() { "" } else { " failed" };
        info!("{number} of {all}: {}{failed}", sources[index].name);
        answers[index] = result.ok();
        _ = fetch(display).await;
    }
    answers.into_iter().flatten().collect()
}

include!("../../../../exercises/lesson-07/checks/progress.rs");
