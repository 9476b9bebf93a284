//! Refused with: is expected
//! Breaks: answers
//!
//! The outer layer alone is looked at: a host that fails in time is called up.

use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::time::timeout;

pub async fn health(hosts: &[(Source, Duration)]) -> Vec<String> {
    let checks = hosts.iter().map(|(host, limit)| timeout(*limit, fetch(host)));
    let results = join_all(checks).await;
    let lines = hosts.iter().zip(results).map(|((host, _), result)| match result {
        Ok(_) => format!("{}: up", host.name),
        Err(_) => format!("{}: no answer", host.name),
    });
    lines.collect()
}

include!("../../../../exercises/lesson-06/checks/health.rs");
