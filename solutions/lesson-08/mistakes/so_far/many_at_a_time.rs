//! Refused with: is expected
//! Breaks: resumes
//!
//! Sixty-four are asked at a time, and the others wait for their turn.

use std::sync::Arc;
use std::time::Duration;

use gather::wait;
use stage::prelude::*;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::Instant;

pub async fn so_far(services: &[Source]) -> (Vec<String>, JoinSet<Result<String, FetchError>>) {
    let deadline = Instant::now() + Duration::from_secs(2);
    let turns = Arc::new(Semaphore::new(64));
    let mut asking = JoinSet::new();
    for service in services.iter().cloned() {
        let turns = turns.clone();
        asking.spawn(async move {
            let _turn = turns.acquire_owned().await;
            fetch(service).await
        });
    }
    let done = wait(&mut asking).deadline(deadline).await;
    let lines = done.into_iter().flatten().map(|r| r.unwrap_or_else(|error| error.to_string()));
    (lines.collect(), asking)
}

include!("../../../../exercises/lesson-08/checks/so_far.rs");
