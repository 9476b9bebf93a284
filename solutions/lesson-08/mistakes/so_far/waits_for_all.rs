//! Refused with: "handed over" was printed at
//! Breaks: printed
//! Against: After 2 s return a list and a set, or as soon as all have ended.
//!
//! Waits until all have ended.

use gather::wait;
use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn so_far(services: &[Source]) -> (Vec<String>, JoinSet<Result<String, FetchError>>) {
    let mut asking: JoinSet<_> = services.iter().cloned().map(fetch).collect();
    let done = wait(&mut asking).await;
    let lines = done.into_iter().flatten().map(|r| r.unwrap_or_else(|error| error.to_string()));
    (lines.collect(), asking)
}

include!("../../../../exercises/lesson-08/checks/so_far.rs");
