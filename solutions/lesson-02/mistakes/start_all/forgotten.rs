//! Refused with: its handle was dropped, and a dropped handle detaches
//!
//! The tasks are spawned and nobody waits for them.

use std::error::Error;

use stage::prelude::*;

/// Spawns every fetch, then awaits them in order.
pub async fn start_all(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error>> {
    for source in sources {
        tokio::spawn(fetch(source.clone()));
    }
    Ok(sources.iter().map(|source| source.name.clone()).collect())
}

include!("../../../../exercises/lesson-02/checks/start_all.rs");
