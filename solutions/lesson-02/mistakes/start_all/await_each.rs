//! Refused with: the fetches ran one after another
//! Refused with: is a handle awaited in the loop that spawns
//!
//! One loop: every task is awaited before the next is spawned.

use std::error::Error;

use stage::prelude::*;

/// Spawns every fetch, then awaits them in order.
pub async fn start_all(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error>> {
    let mut answers = Vec::new();
    for source in sources {
        answers.push(tokio::spawn(fetch(source.clone())).await??);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/start_all.rs");
