//! Refused with: you returned []: that is nothing at all
//! Breaks: answers
//!
//! The limit is over the whole gather, and what had come goes with it.

use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::time::timeout;

pub async fn board(services: &[Source]) -> Vec<String> {
    let all = join_all(services.iter().map(fetch));
    let results = timeout(Duration::from_secs(2), all).await.unwrap_or_default();
    results.into_iter().filter_map(Result::ok).collect()
}

include!("../../../../exercises/lesson-06/checks/board.rs");
