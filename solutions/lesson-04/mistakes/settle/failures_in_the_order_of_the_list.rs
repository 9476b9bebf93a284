//! Refused with: is expected
//! Breaks: answers
//! Against: the earliest failure first.
//!
//! `join_all` gives the results in the order of the sources, whoever has failed first.

use futures::future::join_all;
use stage::prelude::*;

pub async fn settle(sources: &[Source]) -> (Vec<(String, String)>, Vec<(String, FetchError)>) {
    let results = join_all(sources.iter().map(fetch)).await;
    let (mut answers, mut failures) = (Vec::new(), Vec::new());
    for (source, result) in sources.iter().zip(results) {
        match result {
            Ok(answer) => answers.push((source.name.clone(), answer)),
            Err(error) => failures.push((source.name.clone(), error)),
        }
    }
    (answers, failures)
}

include!("../../../../exercises/lesson-04/checks/settle.rs");
