//! Refused with: you returned
//! Breaks: answers
//! Against: in their order, when the last
//!
//! Panels in the order in which they were settled.

use futures::future::try_join_all;

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn panels(page: &[Vec<Source>]) -> Vec<Result<Vec<String>, FetchError>> {
    let mut panels = JoinSet::new();
    for panel in page.iter().cloned() {
        panels.spawn(async move { try_join_all(panel.iter().map(fetch)).await });
    }
    panels.join_all().await
}

include!("../../../../exercises/lesson-05/checks/panels.rs");
