//! A caller who awaits whoever is next may say it as well: it is awake at that instant.

use std::error::Error;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;

pub async fn speak_up(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut tasks: FuturesUnordered<_> = (0..)
        .zip(sources.iter().cloned())
        .map(|(place, source)| tokio::spawn(async move { (place, fetch(source).await) }))
        .collect();
    let mut answers = vec![String::new(); sources.len()];
    while let Some(joined) = tasks.next().await {
        let (place, answer): (usize, _) = joined?;
        answers[place] = answer?;
        tracing::info!("{} is ready", answers[place]);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/speak_up.rs");
