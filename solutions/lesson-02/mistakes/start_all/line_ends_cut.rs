//! Refused with: you returned
//! Breaks: answers
//!
//! An answer may be any text, also one that ends with the end of a line.

use std::error::Error;

use stage::prelude::*;

pub async fn start_all(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let handles: Vec<_> = sources.iter().cloned().map(fetch).map(tokio::spawn).collect();
    let mut answers = Vec::new();
    for handle in handles {
        answers.push(handle.await??.trim_end_matches('\n').to_owned());
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/start_all.rs");
