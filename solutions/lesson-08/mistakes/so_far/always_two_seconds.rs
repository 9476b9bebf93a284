//! Refused with: your function returned at 2 s
//! Breaks: resumes
//!
//! Sleeps for two seconds, whoever has ended by then.

use std::time::Duration;

use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::sleep;

pub async fn so_far(services: &[Source]) -> (Vec<String>, JoinSet<Result<String, FetchError>>) {
    let mut asking: JoinSet<_> = services.iter().cloned().map(fetch).collect();
    sleep(Duration::from_secs(2)).await;
    let mut lines = Vec::new();
    while let Some(joined) = asking.try_join_next() {
        lines.extend(joined.map(|r| r.unwrap_or_else(|error| error.to_string())).ok());
    }
    (lines, asking)
}

include!("../../../../exercises/lesson-08/checks/so_far.rs");
