//! Refused with: was still running when your function returned
//! Breaks: ends
//!
//! The limit drops a handle, and the request goes on.

use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::time::timeout;

pub async fn health(hosts: &[(Source, Duration)]) -> Vec<String> {
    let checks = hosts.iter().map(|(host, limit)| async move {
        match timeout(*limit, tokio::spawn(fetch(host.clone()))).await {
            Ok(Ok(Ok(_))) => format!("{}: up", host.name),
            Ok(_) => format!("{}: down", host.name),
            Err(_) => format!("{}: no answer", host.name),
        }
    });
    join_all(checks).await
}

include!("../../../../exercises/lesson-06/checks/health.rs");
