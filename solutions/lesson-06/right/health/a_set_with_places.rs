//! A set, and a place that goes with every line.

use std::time::Duration;

use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

pub async fn health(hosts: &[(Source, Duration)]) -> Vec<String> {
    let now = Instant::now();
    let mut asking = JoinSet::new();
    for (place, (host, limit)) in hosts.iter().cloned().enumerate() {
        asking.spawn(async move {
            let line = match timeout_at(now + limit, fetch(&host)).await {
                Ok(Ok(_)) => format!("{}: up", host.name),
                Ok(Err(_)) => format!("{}: down", host.name),
                Err(_) => format!("{}: no answer", host.name),
            };
            (place, line)
        });
    }
    let mut report = vec![String::new(); hosts.len()];
    while let Some(joined) = asking.join_next().await {
        let (place, line) = joined.expect("nothing in it panics");
        report[place] = line;
    }
    report
}

include!("../../../../exercises/lesson-06/checks/health.rs");
