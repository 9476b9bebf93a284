//! Refused with: which is not expected
//! Breaks: printed
//! Against: Print nothing else
//!
//! A first line says that nothing has come.

use gather::as_completed;
use stage::prelude::*;
use tracing::info;

pub async fn progress(sources: &[Source], display: &Source) -> Vec<String> {
    let all = sources.len();
    info!("0 of {all}");
    let mut asking = as_completed(sources.iter().cloned().map(fetch));
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
