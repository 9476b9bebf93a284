//! Refused with: is expected
//! Breaks: answers
//! Against: The set has those that are still asked
//!
//! The list is right, and the set is a new one.

use std::time::Duration;

use gather::wait;
use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::Instant;

pub async fn so_far(services: &[Source]) -> (Vec<String>, JoinSet<Result<String, FetchError>>) {
    let deadline = Instant::now() + Duration::from_secs(2);
    let mut asking: JoinSet<_> = services.iter().cloned().map(fetch).collect();
    let done = wait(&mut asking).deadline(deadline).await;
    asking.detach_all();
    let lines = done.into_iter().flatten().map(|r| r.unwrap_or_else(|error| error.to_string()));
    (lines.collect(), JoinSet::new())
}

include!("../../../../exercises/lesson-08/checks/so_far.rs");
