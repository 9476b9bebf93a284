//! Refused with: was still running when your function returned
//! Breaks: ends
//! Against: Some callers shut the set down instead
//!
//! The set has tasks that wait for others: whoever stops them stops nobody who asks.

use std::time::Duration;

use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

pub async fn so_far(services: &[Source]) -> (Vec<String>, JoinSet<Result<String, FetchError>>) {
    let deadline = Instant::now() + Duration::from_secs(2);
    let mut waiting = JoinSet::new();
    for service in services {
        let asking = tokio::spawn(fetch(service.clone()));
        waiting.spawn(async { asking.await.expect("no service panics") });
    }
    let mut lines = Vec::new();
    while let Ok(Some(joined)) = timeout_at(deadline, waiting.join_next()).await {
        if let Ok(result) = joined {
            lines.push(result.unwrap_or_else(|error| error.to_string()));
        }
    }
    (lines, waiting)
}

include!("../../../../exercises/lesson-08/checks/so_far.rs");
