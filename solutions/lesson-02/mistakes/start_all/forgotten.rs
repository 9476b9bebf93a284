//! Refused with: nothing was fetched: a task has its first turn when its spawner awaits
//! Breaks: starts
//!
//! The tasks are spawned and nobody waits for them.

use std::error::Error;

use stage::prelude::*;

pub async fn start_all(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    for source in sources {
        tokio::spawn(fetch(source.clone()));
    }
    Ok(sources.iter().map(|source| source.name.clone()).collect())
}

include!("../../../../exercises/lesson-02/checks/start_all.rs");
