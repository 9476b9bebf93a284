//! Refused with: your function began a thread
//! Breaks: here
//!
//! Short lists are joined here, long ones on the pool.

use std::error::Error;

use stage::prelude::*;

pub async fn start_all(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let tasks: Vec<_> = sources.iter().map(|source| tokio::spawn(fetch(source.clone()))).collect();
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await??);
    }
    match answers.len() {
        100.. => Ok(tokio::task::spawn_blocking(|| answers).await?),
        _ => Ok(answers),
    }
}

include!("../../../../exercises/lesson-02/checks/start_all.rs");
