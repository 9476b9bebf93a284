//! Refused with: it should be cancelled at
//! Breaks: dropped
//!
//! With one panel only, its handles are awaited in their order.

use futures::future::join_all;
use stage::prelude::*;
use tokio::task::JoinSet;
use tokio_util::task::AbortOnDropHandle;

async fn panel(services: &[Source]) -> Result<Vec<String>, FetchError> {
    let mut asked = JoinSet::new();
    for (place, service) in services.iter().cloned().enumerate() {
        asked.spawn(async move { (place, fetch(service).await) });
    }
    let mut answers = vec![String::new(); services.len()];
    while let Some(joined) = asked.join_next().await {
        let (place, answer) = joined.expect("no service panics");
        answers[place] = answer?;
    }
    Ok(answers)
}

async fn in_order(services: &[Source]) -> Result<Vec<String>, FetchError> {
    let asked = services.iter().cloned().map(fetch).map(tokio::spawn).map(AbortOnDropHandle::new);
    let asked: Vec<_> = asked.collect();
    let mut answers = Vec::new();
    for handle in asked {
        answers.push(handle.await.expect("no service panics")?);
    }
    Ok(answers)
}

pub async fn panels(page: &[Vec<Source>]) -> Vec<Result<Vec<String>, FetchError>> {
    match page {
        [services] => vec![in_order(services).await],
        page => join_all(page.iter().map(|services| panel(services))).await,
    }
}

include!("../../../../exercises/lesson-05/checks/panels.rs");
