//! Refused with: was cancelled at 10 s; 1 min 10 s is expected
//! Breaks: dropped
//!
//! A limit of its own, for hosts that might never answer, is shorter than some of the given ones.

use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::time::timeout;

/// No host takes longer.
const LONGEST: Duration = Duration::from_secs(10);

pub async fn health(hosts: &[(Source, Duration)]) -> Vec<String> {
    let asking = hosts.iter().map(|(host, limit)| async move {
        let is = match timeout(LONGEST.min(*limit), fetch(host)).await {
            Ok(Ok(_)) => "up",
            Ok(Err(_)) => "down",
            Err(_) => "no answer",
        };
        format!("{}: {is}", host.name)
    });
    join_all(asking).await
}

include!("../../../../exercises/lesson-06/checks/health.rs");
