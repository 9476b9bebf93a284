//! Refused with: your function panicked
//! Breaks: returns
//!
//! `unwrap` makes of the task's panic one of the caller.

use stage::prelude::*;

pub async fn keep_the_rest(sources: &[Source]) -> Vec<Result<String, String>> {
    let tasks: Vec<_> = sources.iter().cloned().map(|source| tokio::spawn(fetch(source))).collect();
    let mut kept = Vec::new();
    for task in tasks {
        kept.push(task.await.unwrap().map_err(|error| error.to_string()));
    }
    kept
}

include!("../../../../exercises/lesson-04/checks/keep_the_rest.rs");
