//! Reads the set until the deadline.

use std::time::Duration;

use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

pub async fn so_far(services: &[Source]) -> (Vec<String>, JoinSet<Result<String, FetchError>>) {
    let deadline = Instant::now() + Duration::from_secs(2);
    let mut asking = JoinSet::new();
    for service in services {
        asking.spawn(fetch(service.clone()));
    }
    let mut lines = Vec::new();
    while let Ok(Some(joined)) = timeout_at(deadline, asking.join_next()).await {
        if let Ok(result) = joined {
            lines.push(result.unwrap_or_else(|error| error.to_string()));
        }
    }
    (lines, asking)
}

include!("../../../../exercises/lesson-08/checks/so_far.rs");
