//! Refused with: is expected
//! Breaks: answers
//! Against: the earliest failure first.
//!
//! The time is taken when the handle is awaited, and they are awaited in the order of the list.

use stage::prelude::*;
use tokio::time::Instant;

pub async fn settle(sources: &[Source]) -> (Vec<(String, String)>, Vec<(String, FetchError)>) {
    let tasks: Vec<_> = sources.iter().cloned().map(fetch).map(tokio::spawn).collect();
    let (mut answers, mut failures) = (Vec::new(), Vec::new());
    for (source, task) in sources.iter().zip(tasks) {
        match task.await.expect("a fetch does not panic") {
            Ok(answer) => answers.push((source.name.clone(), answer)),
            Err(error) => failures.push((Instant::now(), source.name.clone(), error)),
        }
    }
    failures.sort_by_key(|(at, ..)| *at);
    (answers, failures.into_iter().map(|(_, name, error)| (name, error)).collect())
}

include!("../../../../exercises/lesson-04/checks/settle.rs");
