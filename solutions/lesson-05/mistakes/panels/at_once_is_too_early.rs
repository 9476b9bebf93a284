//! Refused with: you returned
//! Breaks: answers
//! Against: A panel is the answers
//!
//! An answer that comes at once is taken for none.

use futures::future::join_all;

use stage::prelude::*;
use tokio::task::JoinSet;
use tokio::time::Instant;

async fn panel(services: &[Source]) -> Result<Vec<String>, FetchError> {
    let mut asked = JoinSet::new();
    for (place, service) in services.iter().cloned().enumerate() {
        asked.spawn(async move { (place, fetch(service).await) });
    }
    let begun = Instant::now();
    let mut answers = vec![String::new(); services.len()];
    while let Some(joined) = asked.join_next().await {
        let (place, answer) = joined.expect("no service panics");
        let answer = answer?;
        if begun.elapsed().as_millis() > 0 {
            answers[place] = answer;
        }
    }
    Ok(answers)
}

pub async fn panels(page: &[Vec<Source>]) -> Vec<Result<Vec<String>, FetchError>> {
    join_all(page.iter().map(|services| panel(services))).await
}

include!("../../../../exercises/lesson-05/checks/panels.rs");
