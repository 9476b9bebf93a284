//! Refused with: the fetches ran one after another
//! Breaks: resumes
//!
//! The lines are right for each source, but only one task is ever under way.

use std::error::Error;

use stage::prelude::*;

pub async fn speak_up(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut answers = Vec::new();
    for source in sources {
        answers.push(tokio::spawn(fetch_and_tell(source.clone())).await??);
    }
    Ok(answers)
}

/// One task: fetches, and says so at once.
async fn fetch_and_tell(source: Source) -> Result<String, FetchError> {
    let answer = fetch(source).await?;
    tracing::info!("{answer} is ready");
    Ok(answer)
}

include!("../../../../exercises/lesson-02/checks/speak_up.rs");
