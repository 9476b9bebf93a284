//! Refused with: "b is ready" was printed at 3 s; 1 s is expected
//! Breaks: printed
//! Against: must be seen the moment it is there
//!
//! The caller is still waiting for the first answer when the second is there.

use std::error::Error;

use stage::prelude::*;

pub async fn speak_up(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let handles: Vec<_> =
        sources.iter().map(|source| tokio::spawn(fetch(source.clone()))).collect();
    let mut answers = Vec::new();
    for handle in handles {
        let answer = handle.await??;
        tracing::info!("{answer} is ready");
        answers.push(answer);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/speak_up.rs");
