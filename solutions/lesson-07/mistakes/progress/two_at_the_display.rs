//! Refused with: display was started at
//! Breaks: starts
//!
//! The display is asked by each task, with no regard for the others.

use std::cell::Cell;

use futures::future::join_all;
use stage::prelude::*;
use tracing::info;

pub async fn progress(sources: &[Source], display: &Source) -> Vec<String> {
    let shown = &Cell::new(0);
    let asking = sources.iter().map(|source| async move {
        let result = fetch(source).await;
        shown.set(shown.get() + 1);
        let failed = if result.is_ok() { "" } else { " failed" };
        info!("{} of {}: {}{failed}", shown.get(), sources.len(), source.name);
        _ = fetch(display).await;
        result.ok()
    });
    join_all(asking).await.into_iter().flatten().collect()
}

include!("../../../../exercises/lesson-07/checks/progress.rs");
