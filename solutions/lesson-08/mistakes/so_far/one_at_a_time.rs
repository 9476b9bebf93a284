//! Refused with: was started at 1 s; 0 ms is expected
//! Breaks: resumes
//!
//! One service after the other until the time is up; those that were not asked by then are asked at last.

use std::time::Duration;

use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

pub async fn so_far(services: &[Source]) -> (Vec<String>, JoinSet<Result<String, FetchError>>) {
    let deadline = Instant::now() + Duration::from_secs(2);
    let (mut lines, mut rest) = (Vec::new(), JoinSet::new());
    for service in services {
        let mut asking = JoinSet::from_iter([fetch(service.clone())]);
        match timeout_at(deadline, asking.join_next()).await {
            Ok(Some(Ok(result))) => lines.push(result.unwrap_or_else(|error| error.to_string())),
            _ => {
                _ = rest
                    .spawn(async move { asking.join_next().await.expect("one").expect("no panic") })
            }
        }
    }
    (lines, rest)
}

include!("../../../../exercises/lesson-08/checks/so_far.rs");
