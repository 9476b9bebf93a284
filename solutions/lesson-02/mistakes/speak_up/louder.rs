//! Refused with: printed with `warn!`; `info!` is expected
//! Breaks: printed
//! Against: with `tracing::info!`
//!
//! All of it is right but the level.

use std::error::Error;

use stage::prelude::*;
use tracing::warn;

pub async fn speak_up(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let handles: Vec<_> =
        sources.iter().map(|source| tokio::spawn(fetch_and_tell(source.clone()))).collect();

    let mut answers = Vec::with_capacity(handles.len());
    for handle in handles {
        answers.push(handle.await??);
    }
    Ok(answers)
}

/// One task: fetches, and says so at once.
async fn fetch_and_tell(source: Source) -> Result<String, FetchError> {
    let answer = fetch(source).await?;
    warn!("{answer} is ready");
    Ok(answer)
}

include!("../../../../exercises/lesson-02/checks/speak_up.rs");
