//! Refused with: was printed at 0 ms
//!
//! The line is printed before the answer is there.

use std::error::Error;

use stage::prelude::*;
use tracing::info;

/// Spawns every fetch; every task says when it is ready.
pub async fn speak_up(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error>> {
    let mut handles = Vec::new();
    for source in sources.iter().cloned() {
        handles.push(tokio::spawn(async move {
            info!("{} is ready", source.name);
            fetch(source).await
        }));
    }
    let mut answers = Vec::new();
    for handle in handles {
        answers.push(handle.await??);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/speak_up.rs");
