//! Refused with: the result is in the order in which the fetches ended
//! Breaks: answers
//!
//! The answers in the order in which they came.

use std::time::Duration;

use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

pub async fn board(services: &[Source]) -> Vec<String> {
    let deadline = Instant::now() + Duration::from_secs(2);
    let mut asking: JoinSet<_> = services.iter().cloned().map(fetch).collect();
    let mut answers = Vec::new();
    while let Ok(Some(joined)) = timeout_at(deadline, asking.join_next()).await {
        answers.extend(joined.ok().and_then(Result::ok));
    }
    answers
}

include!("../../../../exercises/lesson-06/checks/board.rs");
