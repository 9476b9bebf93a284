//! Refused with: made of the error of another panel
//! Breaks: answers
//! Against: Then its panel is that error
//!
//! One error for the whole page, with the name of each service that failed.

use std::cell::RefCell;

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
    let first = RefCell::new(None::<FetchError>);
    let renamed = |error: FetchError| {
        let mut first = first.borrow_mut().get_or_insert(error.clone()).clone();
        first.source = error.source;
        first
    };
    join_all(page.iter().map(|services| async { panel(services).await.map_err(renamed) })).await
}

include!("../../../../exercises/lesson-05/checks/panels.rs");
