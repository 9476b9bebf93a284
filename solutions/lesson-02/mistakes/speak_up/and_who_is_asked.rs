//! Refused with: your run printed "asking a" at 0 ms, which is not expected
//! Breaks: printed
//! Against: Print nothing else with it
//!
//! A line more than is expected.

use std::error::Error;

use stage::prelude::*;

pub async fn speak_up(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut handles = Vec::new();
    for source in sources.iter().cloned() {
        handles.push(tokio::spawn(async move {
            tracing::info!("asking {}", source.name);
            fetch(source).await.inspect(|answer| tracing::info!("{answer} is ready"))
        }));
    }
    let mut answers = Vec::new();
    for handle in handles {
        answers.push(handle.await??);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/speak_up.rs");
