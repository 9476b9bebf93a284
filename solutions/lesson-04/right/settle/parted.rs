//! `partition` parts the results, which are then opened.

use futures::future::join_all;
use stage::prelude::*;

pub async fn settle(sources: &[Source]) -> (Vec<(String, String)>, Vec<(String, FetchError)>) {
    let safe = async |source: &Source| (source.name.clone(), fetch(source.clone()).await);
    let settled = join_all(sources.iter().map(safe)).await;
    let (answers, failures): (Vec<_>, Vec<_>) =
        settled.into_iter().partition(|(_, result)| result.is_ok());
    let answers = answers.into_iter().filter_map(|(name, result)| Some((name, result.ok()?)));
    let failures = failures.into_iter().filter_map(|(name, result)| Some((name, result.err()?)));
    (answers.collect(), failures.collect())
}

include!("../../../../exercises/lesson-04/checks/settle.rs");
