//! Refused with: is expected
//! Breaks: resumes
//! Against: so many have failed that this can no longer be
//!
//! The first failure ends the loop.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn majority(replicas: &[Source]) -> Option<Vec<String>> {
    let enough = replicas.len() / 2 + 1;
    let mut asking: JoinSet<_> = replicas.iter().cloned().map(fetch).collect();
    let mut answers = Vec::new();
    while let Some(Ok(Ok(answer))) = asking.join_next().await {
        answers.push(answer);
        if answers.len() == enough {
            return Some(answers);
        }
    }
    None
}

include!("../../../../exercises/lesson-07/checks/majority.rs");
