//! Refused with: was cancelled at
//! Breaks: ends
//!
//! The first limit that strikes cuts off all hosts.

use std::time::Duration;

use futures::future::try_join_all;
use stage::prelude::*;
use tokio::time::timeout;

pub async fn health(hosts: &[(Source, Duration)]) -> Vec<String> {
    let checks = hosts.iter().map(|(host, limit)| timeout(*limit, fetch(host)));
    let Ok(results) = try_join_all(checks).await else {
        return hosts.iter().map(|(host, _)| format!("{}: no answer", host.name)).collect();
    };
    let lines = hosts.iter().zip(results).map(|((host, _), result)| match result {
        Ok(_) => format!("{}: up", host.name),
        Err(_) => format!("{}: down", host.name),
    });
    lines.collect()
}

include!("../../../../exercises/lesson-06/checks/health.rs");
