//! Refused with: you returned [] for no panel and [] for two without services
//! Breaks: answers
//! Against: in their order, when the last
//!
//! Where there is nobody to ask, there are panels all the same.

use futures::future::join_all;

use stage::prelude::*;
use tokio::task::JoinSet;

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

pub async fn panels(page: &[Vec<Source>]) -> Vec<Result<Vec<String>, FetchError>> {
    if page.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    join_all(page.iter().map(|services| panel(services))).await
}

include!("../../../../exercises/lesson-05/checks/panels.rs");
