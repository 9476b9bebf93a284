//! Refused with: was still running when your function returned at 2 s
//! Breaks: ends
//!
//! A limit drops the handle, and the task runs on.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::{Instant, timeout_at};

pub async fn board(services: &[Source]) -> Vec<String> {
    let deadline = Instant::now() + Duration::from_secs(2);
    let tasks: Vec<_> =
        services.iter().map(|service| tokio::spawn(fetch(service.clone()))).collect();
    let mut answers = Vec::new();
    for task in tasks {
        if let Ok(Ok(Ok(answer))) = timeout_at(deadline, task).await {
            answers.push(answer);
        }
    }
    answers
}

include!("../../../../exercises/lesson-06/checks/board.rs");
