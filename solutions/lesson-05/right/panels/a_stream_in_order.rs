//! An ordered stream of panels, each of which is an unordered stream of services.

use futures::stream::{FuturesOrdered, FuturesUnordered, StreamExt, TryStreamExt};

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
    page.iter().map(|services| panel(services)).collect::<FuturesOrdered<_>>().collect().await
}

include!("../../../../exercises/lesson-05/checks/panels.rs");
