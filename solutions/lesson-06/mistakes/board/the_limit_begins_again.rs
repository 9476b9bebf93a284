//! Refused with: your function returned at 3 s; 2 s is expected
//! Breaks: resumes
//! Against: Ask all services so that their waits overlap.
//!
//! Each round of the loop has two seconds of its own.

use std::collections::BTreeMap;
use std::time::Duration;

use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::timeout;

pub async fn board(services: &[Source]) -> Vec<String> {
    let mut asking = JoinSet::new();
    for (place, service) in services.iter().cloned().enumerate() {
        asking.spawn(async move { (place, fetch(service).await) });
    }
    let mut answers = BTreeMap::new();
    let limit = Duration::from_secs(2);
    while let Ok(Some(Ok((place, result)))) = timeout(limit, asking.join_next()).await {
        if let Ok(answer) = result {
            answers.insert(place, answer);
        }
    }
    answers.into_values().collect()
}

include!("../../../../exercises/lesson-06/checks/board.rs");
