//! Refused with: is expected
//! Breaks: answers
//!
//! A host that is too late is reported as one that fails.

use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::time::timeout;

pub async fn health(hosts: &[(Source, Duration)]) -> Vec<String> {
    let checks = hosts.iter().map(|(host, limit)| timeout(*limit, fetch(host)));
    let results = join_all(checks).await;
    let lines = hosts.iter().zip(results).map(|((host, _), result)| match result {
        Ok(Ok(_)) => format!("{}: up", host.name),
        _ => format!("{}: down", host.name),
    });
    lines.collect()
}

include!("../../../../exercises/lesson-06/checks/health.rs");
