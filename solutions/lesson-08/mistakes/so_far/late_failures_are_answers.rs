//! Refused with: you returned
//! Breaks: answers
//! Against: The set has those that are still asked
//!
//! Each task makes its line itself, so that a failure comes out of the set as an answer.

use std::time::Duration;

use gather::wait;
use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::Instant;

pub async fn so_far(services: &[Source]) -> (Vec<String>, JoinSet<Result<String, FetchError>>) {
    let deadline = Instant::now() + Duration::from_secs(2);
    let mut asking = JoinSet::new();
    for service in services.iter().cloned() {
        asking.spawn(async { Ok(fetch(service).await.unwrap_or_else(|error| error.to_string())) });
    }
    let done = wait(&mut asking).deadline(deadline).await;
    (done.into_iter().flatten().flatten().collect(), asking)
}

include!("../../../../exercises/lesson-08/checks/so_far.rs");
