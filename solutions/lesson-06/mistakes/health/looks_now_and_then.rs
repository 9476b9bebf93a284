//! Refused with: is expected
//! Breaks: dropped
//!
//! Ten times a second it looks whether the limit is past, and so it sees that too late.

use std::pin::pin;
use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::time::{Instant, sleep};

pub async fn health(hosts: &[(Source, Duration)]) -> Vec<String> {
    let began = Instant::now();
    let asking = hosts.iter().map(|(host, limit)| async move {
        let mut asking = pin!(fetch(host));
        let is = loop {
            tokio::select! {
                biased;
                result = &mut asking => break if result.is_ok() { "up" } else { "down" },
                () = sleep(Duration::from_millis(100)) => {}
            }
            if began.elapsed() >= *limit {
                break "no answer";
            }
        };
        format!("{}: {is}", host.name)
    });
    join_all(asking).await
}

include!("../../../../exercises/lesson-06/checks/health.rs");
