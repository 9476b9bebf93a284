//! Refused with: `tracing::info!` prints into the run, `println!` past it
//! Breaks: printed
//! Against: with `tracing::info!`
//!
//! The lines come when they should, but no recording has them.

use std::error::Error;

use stage::prelude::*;

pub async fn speak_up(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut handles = Vec::new();
    for source in sources.iter().cloned() {
        handles.push(tokio::spawn(async move {
            let answer = fetch(source).await?;
            println!("{answer} is ready");
            Ok::<_, FetchError>(answer)
        }));
    }
    let mut answers = Vec::new();
    for handle in handles {
        answers.push(handle.await??);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/speak_up.rs");
