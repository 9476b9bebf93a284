//! Refused with: your function began a thread
//! Breaks: here
//!
//! The answers are taken off the runtime's hands, as if putting them in a list were work.

use std::error::Error;

use stage::prelude::*;

pub async fn start_all(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let tasks: Vec<_> = sources.iter().map(|source| tokio::spawn(fetch(source.clone()))).collect();
    let mut answers = Vec::new();
    for task in tasks {
        let answer = task.await??;
        answers.push(tokio::task::spawn_blocking(move || answer).await?);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/start_all.rs");
