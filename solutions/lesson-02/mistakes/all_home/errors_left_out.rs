//! Refused with: the error "a failed" is expected
//! Breaks: error
//!
//! `extend` with a `Result` takes the answer and drops the error.

use std::error::Error;

use stage::prelude::*;

pub async fn all_home(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let handles: Vec<_> =
        sources.iter().map(|source| tokio::spawn(fetch(source.clone()))).collect();
    let mut answers = Vec::new();
    for handle in handles {
        answers.extend(handle.await?);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/all_home.rs");
