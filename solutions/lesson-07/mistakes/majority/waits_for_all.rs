//! Refused with: your function returned at 4 s; 3 s is expected
//! Breaks: resumes
//! Against: At the instant at which so many answers are there
//!
//! All replicas are waited for.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn majority(replicas: &[Source]) -> Option<Vec<String>> {
    let enough = replicas.len() / 2 + 1;
    let mut asking: JoinSet<_> = replicas.iter().cloned().map(fetch).collect();
    let mut answers = Vec::new();
    while let Some(joined) = asking.join_next().await {
        answers.extend(joined.ok().and_then(Result::ok));
    }
    answers.truncate(enough);
    (answers.len() == enough).then_some(answers)
}

include!("../../../../exercises/lesson-07/checks/majority.rs");
