//! Refused with: is expected
//! Breaks: answers
//! Against: The first has every source that answered, its name and its answer,
//!
//! Once the failures are gone, the answers stand beside the names of others.

use futures::future::join_all;
use stage::prelude::*;

pub async fn settle(sources: &[Source]) -> (Vec<(String, String)>, Vec<(String, FetchError)>) {
    let results = join_all(sources.iter().map(fetch)).await;
    let mut failures = Vec::new();
    let mut answers = Vec::new();
    for (source, result) in sources.iter().zip(results) {
        match result {
            Ok(answer) => answers.push(answer),
            Err(error) => failures.push((source.name.clone(), error)),
        }
    }
    let names = sources.iter().map(|source| source.name.clone());
    (names.zip(answers).collect(), failures)
}

include!("../../../../exercises/lesson-04/checks/settle.rs");
