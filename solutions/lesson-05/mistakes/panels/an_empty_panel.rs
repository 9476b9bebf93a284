//! Refused with: you returned
//! Breaks: answers
//! Against: Then its panel is that error
//!
//! A panel that has failed looks like one without services.

use futures::future::{join_all, try_join_all};

use stage::prelude::*;

pub async fn panels(page: &[Vec<Source>]) -> Vec<Result<Vec<String>, FetchError>> {
    let panels = page.iter().map(|panel| async move {
        Ok(try_join_all(panel.iter().map(fetch)).await.unwrap_or_default())
    });
    join_all(panels).await
}

include!("../../../../exercises/lesson-05/checks/panels.rs");
