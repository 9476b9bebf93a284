//! Refused with: "handed over" was printed at
//! Breaks: printed
//! Against: After 2 s return a list and a set, or as soon as all have ended.
//!
//! Each read has two seconds of its own.

use std::time::Duration;

use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::timeout;

pub async fn so_far(services: &[Source]) -> (Vec<String>, JoinSet<Result<String, FetchError>>) {
    let mut asking: JoinSet<_> = services.iter().cloned().map(fetch).collect();
    let mut lines = Vec::new();
    let limit = Duration::from_secs(2);
    while let Ok(Some(joined)) = timeout(limit, asking.join_next()).await {
        lines.extend(joined.map(|r| r.unwrap_or_else(|error| error.to_string())).ok());
    }
    (lines, asking)
}

include!("../../../../exercises/lesson-08/checks/so_far.rs");
