//! A stream that keeps the order, and a `for` over what comes.

use futures::StreamExt;
use futures::stream::FuturesOrdered;
use stage::prelude::*;

pub async fn settle(sources: &[Source]) -> (Vec<(String, String)>, Vec<(String, FetchError)>) {
    let safe = async |source: &Source| (source.name.clone(), fetch(source.clone()).await);
    let mut settled: FuturesOrdered<_> = sources.iter().map(safe).collect();
    let (mut answers, mut failures) = (vec![], vec![]);
    while let Some((name, result)) = settled.next().await {
        match result {
            Ok(answer) => answers.push((name, answer)),
            Err(error) => failures.push((name, error)),
        }
    }
    (answers, failures)
}

include!("../../../../exercises/lesson-04/checks/settle.rs");
