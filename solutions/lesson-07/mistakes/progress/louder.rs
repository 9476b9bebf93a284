//! Refused with: printed with `warn!`; `info!` is expected
//! Breaks: printed
//! Against: Show each that ends on a display
//!
//! All of it is right but the level.

use std::collections::BTreeMap;

use stage::prelude::*;
use tokio::task::JoinSet;
use tracing::warn;

pub async fn progress(sources: &[Source], display: &Source) -> Vec<String> {
    let mut asking = JoinSet::new();
    for (index, source) in sources.iter().cloned().enumerate() {
        asking.spawn(async move { (index, fetch(source).await) });
    }
    let mut answers = BTreeMap::new();
    let mut shown = 0;
    while let Some(joined) = asking.join_next().await {
        let Ok((index, result)) = joined else { continue };
        let name = &sources[index].name;
        shown += 1;
        match result {
            Ok(answer) => {
                warn!("{shown} of {}: {name}", sources.len());
                answers.insert(index, answer);
            }
            Err(_) => warn!("{shown} of {}: {name} failed", sources.len()),
        }
        _ = fetch(display).await;
    }
    answers.into_values().collect()
}

include!("../../../../exercises/lesson-07/checks/progress.rs");
