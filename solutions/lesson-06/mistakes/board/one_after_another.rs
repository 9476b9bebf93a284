//! Refused with: the fetches ran one after another
//! Breaks: resumes
//! Against: Ask all services so that their waits overlap.
//!
//! A limit for each, one after the other: the limits add up.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::timeout;

pub async fn board(services: &[Source]) -> Vec<String> {
    let mut answers = Vec::new();
    for service in services {
        if let Ok(Ok(answer)) = timeout(Duration::from_secs(2), fetch(service)).await {
            answers.push(answer);
        }
    }
    answers
}

include!("../../../../exercises/lesson-06/checks/board.rs");
