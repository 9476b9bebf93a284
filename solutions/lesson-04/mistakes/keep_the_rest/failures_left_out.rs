//! Refused with: is expected
//! Breaks: answers
//! Against: Of one that failed, `Err` with the text of its error (`to_string()`).
//!
//! Only panics are told; an error has no line.

use stage::prelude::*;

pub async fn keep_the_rest(sources: &[Source]) -> Vec<Result<String, String>> {
    let tasks: Vec<_> = sources.iter().cloned().map(|source| tokio::spawn(fetch(source))).collect();
    let mut kept = Vec::new();
    for (source, task) in sources.iter().zip(tasks) {
        match task.await {
            Ok(Ok(answer)) => kept.push(Ok(answer)),
            Ok(Err(_)) => {}
            Err(_) => kept.push(Err(format!("{} panicked", source.name))),
        }
    }
    kept
}

include!("../../../../exercises/lesson-04/checks/keep_the_rest.rs");
