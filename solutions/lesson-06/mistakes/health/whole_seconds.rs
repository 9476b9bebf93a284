//! Refused with: is expected
//! Breaks: dropped
//!
//! `as_secs` leaves out what is less than a second.

use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::time::timeout;

pub async fn health(hosts: &[(Source, Duration)]) -> Vec<String> {
    let asking = hosts.iter().map(|(host, limit)| async move {
        let limit = Duration::from_secs(limit.as_secs());
        let is = match timeout(limit, fetch(host)).await {
            Ok(Ok(_)) => "up",
            Ok(Err(_)) => "down",
            Err(_) => "no answer",
        };
        format!("{}: {is}", host.name)
    });
    join_all(asking).await
}

include!("../../../../exercises/lesson-06/checks/health.rs");
