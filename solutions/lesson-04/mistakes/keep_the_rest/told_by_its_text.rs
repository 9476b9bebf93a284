//! Refused with: is expected
//! Breaks: answers
//! Against: Of a source that answered, `Ok` with its answer.
//!
//! An answer may say that something has failed, and is an answer all the same.

use stage::prelude::*;

pub async fn keep_the_rest(sources: &[Source]) -> Vec<Result<String, String>> {
    let tasks: Vec<_> = sources
        .iter()
        .cloned()
        .map(|source| {
            tokio::spawn(async { fetch(source).await.unwrap_or_else(|error| error.to_string()) })
        })
        .collect();
    let mut kept = Vec::new();
    for (source, task) in sources.iter().zip(tasks) {
        kept.push(match task.await {
            Ok(text) if text.ends_with("failed") => Err(text),
            Ok(text) => Ok(text),
            Err(_) => Err(format!("{} panicked", source.name)),
        });
    }
    kept
}

include!("../../../../exercises/lesson-04/checks/keep_the_rest.rs");
