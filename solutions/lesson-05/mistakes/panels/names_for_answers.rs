//! Refused with: you returned
//! Breaks: answers
//! Against: A panel is the answers
//!
//! A panel of names: who was asked, not what they said.

use futures::future::{join_all, try_join_all};

use stage::prelude::*;

pub async fn panels(page: &[Vec<Source>]) -> Vec<Result<Vec<String>, FetchError>> {
    let panels = page.iter().map(|panel| async move {
        try_join_all(panel.iter().map(fetch)).await?;
        Ok(panel.iter().map(|service| service.name.clone()).collect())
    });
    join_all(panels).await
}

include!("../../../../exercises/lesson-05/checks/panels.rs");
