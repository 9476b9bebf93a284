//! Refused with: your run did not print
//! Breaks: printed
//! Against: the answer, then ` is ready`
//!
//! The source's name is printed. For the sources of the first run it equals the answer.

use std::error::Error;

use stage::prelude::*;

pub async fn speak_up(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut handles = Vec::new();
    for source in sources.iter().cloned() {
        handles.push(tokio::spawn(async move {
            let answer = fetch(&source).await?;
            tracing::info!("{} is ready", source.name);
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
