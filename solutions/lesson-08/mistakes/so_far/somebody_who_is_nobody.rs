//! Refused with: a task without a result
//! Breaks: answers
//! Against: The set has those that are still asked
//!
//! The timer is a task of the set, and is still in it, aborted, when the set is handed over.

use std::time::Duration;

use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::sleep;

pub async fn so_far(services: &[Source]) -> (Vec<String>, JoinSet<Result<String, FetchError>>) {
    let mut asking: JoinSet<_> = services.iter().cloned().map(fetch).collect();
    let timer = asking.spawn(async {
        sleep(Duration::from_secs(2)).await;
        std::future::pending().await
    });
    let limit = sleep(Duration::from_secs(2));
    tokio::pin!(limit);
    let mut lines = Vec::new();
    while asking.len() > 1 {
        tokio::select! {
            () = &mut limit => break,
            Some(joined) = asking.join_next() => {
                lines.extend(joined.ok().map(|r| r.unwrap_or_else(|error| error.to_string())));
            }
        }
    }
    timer.abort();
    (lines, asking)
}

include!("../../../../exercises/lesson-08/checks/so_far.rs");
