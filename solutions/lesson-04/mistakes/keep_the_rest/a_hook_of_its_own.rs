//! Refused with: replaces the panic hook
//! Breaks: returns
//!
//! The panic hook is one for the whole program: who silences it also silences a panic of its own.

use stage::prelude::*;

pub async fn keep_the_rest(sources: &[Source]) -> Vec<Result<String, String>> {
    std::panic::set_hook(Box::new(|_| {}));
    let tasks: Vec<_> = sources.iter().cloned().map(fetch).map(tokio::spawn).collect();
    let mut kept = Vec::new();
    for (task, source) in tasks.into_iter().zip(sources) {
        kept.push(match task.await {
            Ok(result) => result.map_err(|error| error.to_string()),
            Err(_) => Err(format!("{} panicked", source.name)),
        });
    }
    kept
}

include!("../../../../exercises/lesson-04/checks/keep_the_rest.rs");
