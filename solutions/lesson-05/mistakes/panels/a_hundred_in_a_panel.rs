//! Refused with: was started at
//! Breaks: resumes
//!
//! No panel is that large: of its services, a hundred at most are asked at a time.

use futures::future::join_all;
use futures::stream::{StreamExt, TryStreamExt, iter};
use stage::prelude::*;

async fn panel(services: &[Source]) -> Result<Vec<String>, FetchError> {
    let asked = iter(services.iter().enumerate());
    let asked = asked.map(|(place, service)| async move { Ok((place, fetch(service).await?)) });
    let mut answers: Vec<(usize, String)> = asked.buffer_unordered(100).try_collect().await?;
    answers.sort();
    Ok(answers.into_iter().map(|(_, answer)| answer).collect())
}

pub async fn panels(page: &[Vec<Source>]) -> Vec<Result<Vec<String>, FetchError>> {
    join_all(page.iter().map(|services| panel(services))).await
}

include!("../../../../exercises/lesson-05/checks/panels.rs");
