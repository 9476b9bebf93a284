//! Refused with: is expected
//! Breaks: answers
//! Against: Of a source that answered, `Ok` with its answer.
//!
//! A source's name is not what it answers.

use stage::prelude::*;

pub async fn keep_the_rest(sources: &[Source]) -> Vec<Result<String, String>> {
    let tasks: Vec<_> = sources.iter().cloned().map(|source| tokio::spawn(fetch(source))).collect();
    let mut kept = Vec::new();
    for (source, task) in sources.iter().zip(tasks) {
        match task.await {
            Ok(Ok(_)) => kept.push(Ok(source.name.clone())),
            Ok(Err(error)) => kept.push(Err(error.to_string())),
            Err(_) => kept.push(Err(format!("{} panicked", source.name))),
        }
    }
    kept
}

include!("../../../../exercises/lesson-04/checks/keep_the_rest.rs");
