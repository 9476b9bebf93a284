//! Refused with: db was cancelled at 2.5 s; 2 s is expected
//! Breaks: dropped
//!
//! A limit begins when `timeout` is called, and here that is when the host before is done.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::timeout;
use tokio_util::task::AbortOnDropHandle;

pub async fn health(hosts: &[(Source, Duration)]) -> Vec<String> {
    let mut tasks = Vec::new();
    for (host, _) in hosts {
        tasks.push(AbortOnDropHandle::new(tokio::spawn(fetch(host.clone()))));
    }
    let mut report = Vec::new();
    for ((host, limit), task) in hosts.iter().zip(tasks) {
        let is = match timeout(*limit, task).await {
            Ok(Ok(Ok(_))) => "up",
            Ok(_) => "down",
            Err(_) => "no answer",
        };
        report.push(format!("{}: {is}", host.name));
    }
    report
}

include!("../../../../exercises/lesson-06/checks/health.rs");
