//! Refused with: is expected
//! Breaks: answers
//! Against: in the order of the sources.
//!
//! The lists are in the order in which the tasks have ended.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn settle(sources: &[Source]) -> (Vec<(String, String)>, Vec<(String, FetchError)>) {
    let mut tasks = JoinSet::new();
    for source in sources.iter().cloned() {
        tasks.spawn(async move { (source.name.clone(), fetch(source).await) });
    }
    let (mut answers, mut failures) = (vec![], vec![]);
    while let Some(joined) = tasks.join_next().await {
        match joined.expect("a fetch does not panic") {
            (name, Ok(answer)) => answers.push((name, answer)),
            (name, Err(error)) => failures.push((name, error)),
        }
    }
    (answers, failures)
}

include!("../../../../exercises/lesson-04/checks/settle.rs");
