//! Refused with: is expected
//! Breaks: resumes
//!
//! A panel asks all its services; but of the panels, ninety at most are under way.

use futures::StreamExt;
use futures::stream::iter;
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
    let panels: Vec<_> = page.iter().map(|services| panel(services)).collect();
    iter(panels).buffered(90).collect().await
}

include!("../../../../exercises/lesson-05/checks/panels.rs");
