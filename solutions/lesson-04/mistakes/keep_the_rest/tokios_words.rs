//! Refused with: is expected
//! Breaks: answers
//! Against: Of one that panicked, `Err` with the text `NAME panicked`, its name in front.
//!
//! What tokio says of a panic has a number of the task, and no name.

use stage::prelude::*;

pub async fn keep_the_rest(sources: &[Source]) -> Vec<Result<String, String>> {
    let tasks: Vec<_> = sources.iter().cloned().map(|source| tokio::spawn(fetch(source))).collect();
    let mut kept = Vec::new();
    for (source, task) in sources.iter().zip(tasks) {
        match task.await {
            Ok(fetched) => kept.push(fetched.map_err(|error| error.to_string())),
            Err(error) => kept.push(Err(error.to_string())),
        }
    }
    kept
}

include!("../../../../exercises/lesson-04/checks/keep_the_rest.rs");
