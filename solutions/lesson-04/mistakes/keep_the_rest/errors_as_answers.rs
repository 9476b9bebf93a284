//! Refused with: is expected
//! Breaks: answers
//! Against: Of one that failed, `Err` with the text of its error (`to_string()`).
//!
//! An error that is an `Ok` is told as if all were well.

use stage::prelude::*;

pub async fn keep_the_rest(sources: &[Source]) -> Vec<Result<String, String>> {
    let tasks: Vec<_> = sources.iter().cloned().map(|source| tokio::spawn(fetch(source))).collect();
    let mut kept = Vec::new();
    for (source, task) in sources.iter().zip(tasks) {
        match task.await {
            Ok(Ok(answer)) => kept.push(Ok(answer)),
            Ok(Err(error)) => kept.push(Ok(error.to_string())),
            Err(_) => kept.push(Err(format!("{} panicked", source.name))),
        }
    }
    kept
}

include!("../../../../exercises/lesson-04/checks/keep_the_rest.rs");
