//! A task for each panel and for each service, owned at both levels.

use stage::prelude::*;
use tokio::task::JoinSet;

async fn panel(services: Vec<Source>) -> Result<Vec<String>, FetchError> {
    let mut asked = JoinSet::new();
    for (place, service) in services.into_iter().enumerate() {
        asked.spawn(async move { (place, fetch(service).await) });
    }
    let mut answers = Vec::new();
    while let Some(joined) = asked.join_next().await {
        let (place, answer) = joined.expect("no service panics");
        answers.push((place, answer?));
    }
    answers.sort();
    Ok(answers.into_iter().map(|(_, answer)| answer).collect())
}

pub async fn panels(page: &[Vec<Source>]) -> Vec<Result<Vec<String>, FetchError>> {
    let mut panels = JoinSet::new();
    for (place, services) in page.iter().cloned().enumerate() {
        panels.spawn(async move { (place, panel(services).await) });
    }
    let mut settled = panels.join_all().await;
    settled.sort_by_key(|(place, _)| *place);
    settled.into_iter().map(|(_, panel)| panel).collect()
}

include!("../../../../exercises/lesson-05/checks/panels.rs");
