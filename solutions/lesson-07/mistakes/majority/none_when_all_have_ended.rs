//! Refused with: is expected
//! Breaks: resumes
//! Against: so many have failed that this can no longer be
//!
//! It gives up only when nobody is left.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn majority(replicas: &[Source]) -> Option<Vec<String>> {
    let enough = replicas.len() / 2 + 1;
    let mut asking: JoinSet<_> = replicas.iter().cloned().map(fetch).collect();
    let mut answers = Vec::new();
    while let Some(joined) = asking.join_next().await {
        answers.extend(joined.ok().and_then(Result::ok));
        if answers.len() == enough {
            return Some(answers);
        }
    }
    None
}

include!("../../../../exercises/lesson-07/checks/majority.rs");
