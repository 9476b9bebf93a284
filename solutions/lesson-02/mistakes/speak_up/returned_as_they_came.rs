//! Refused with: the result is in the order in which the fetches ended, not in the order of the sources
//! Breaks: answers
//!
//! What is told in the order of the ends is returned in the order of the sources.

use std::error::Error;

use stage::prelude::*;

pub async fn speak_up(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut tasks = tokio::task::JoinSet::new();
    for source in sources.iter().cloned() {
        tasks.spawn(fetch(source));
    }
    let mut answers = Vec::new();
    while let Some(joined) = tasks.join_next().await {
        let answer = joined??;
        tracing::info!("{answer} is ready");
        answers.push(answer);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/speak_up.rs");
