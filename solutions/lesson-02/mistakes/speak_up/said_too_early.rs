//! Refused with: was printed at 0 ms
//! Breaks: printed
//! Against: must be seen the moment it is there
//!
//! The line is printed before the answer is there.

use std::error::Error;

use stage::prelude::*;

pub async fn speak_up(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut handles = Vec::new();
    for source in sources.iter().cloned() {
        handles.push(tokio::spawn(async move {
            tracing::info!("{} is ready", source.name);
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
