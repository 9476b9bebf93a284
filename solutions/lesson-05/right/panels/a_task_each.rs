//! A panel is a task, and its services are futures of that task.

use futures::stream::{FuturesUnordered, TryStreamExt};

use stage::prelude::*;

async fn panel(services: &[Source]) -> Result<Vec<String>, FetchError> {
    let asked: FuturesUnordered<_> = services
        .iter()
        .enumerate()
        .map(|(place, service)| async move { Ok((place, fetch(service).await?)) })
        .collect();
    let mut answers: Vec<(usize, String)> = asked.try_collect().await?;
    answers.sort();
    Ok(answers.into_iter().map(|(_, answer)| answer).collect())
}

pub async fn panels(page: &[Vec<Source>]) -> Vec<Result<Vec<String>, FetchError>> {
    let spawn = |services: &Vec<Source>| {
        let services = services.clone();
        tokio::spawn(async move { panel(&services).await })
    };
    let handles: Vec<_> = page.iter().map(spawn).collect();
    let mut panels = Vec::new();
    for handle in handles {
        panels.push(handle.await.expect("no service panics"));
    }
    panels
}

include!("../../../../exercises/lesson-05/checks/panels.rs");
