//! All in one task, each result with the time at which it was there.

use futures::future::join_all;
use stage::prelude::*;
use tokio::time::Instant;

pub async fn settle(sources: &[Source]) -> (Vec<(String, String)>, Vec<(String, FetchError)>) {
    let timed = async |source: &Source| {
        let result = fetch(source.clone()).await;
        (source.name.clone(), result, Instant::now())
    };
    let (mut answers, mut failures) = (Vec::new(), Vec::new());
    for (name, result, at) in join_all(sources.iter().map(timed)).await {
        match result {
            Ok(answer) => answers.push((name, answer)),
            Err(error) => failures.push((at, name, error)),
        }
    }
    failures.sort_by_key(|(at, ..)| *at);
    (answers, failures.into_iter().map(|(_, name, error)| (name, error)).collect())
}

include!("../../../../exercises/lesson-04/checks/settle.rs");
