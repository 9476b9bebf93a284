//! Refused with: was started at
//! Breaks: resumes
//!
//! In batches: the ninth waits until the eighth has come.

use std::error::Error;

use stage::prelude::*;

pub async fn start_all(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut answers = Vec::new();
    for batch in sources.chunks(8) {
        let handles: Vec<_> =
            batch.iter().map(|source| tokio::spawn(fetch(source.clone()))).collect();
        for handle in handles {
            answers.push(handle.await??);
        }
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/start_all.rs");
