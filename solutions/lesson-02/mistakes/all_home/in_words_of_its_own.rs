//! Refused with: but is not the one that the fetch returned
//! Breaks: error
//!
//! The same text in an error of its own: who looks for a `FetchError` in it finds none.

use std::error::Error;

use stage::prelude::*;

pub async fn all_home(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let handles: Vec<_> =
        sources.iter().map(|source| tokio::spawn(fetch(source.clone()))).collect();
    let mut settled = Vec::new();
    for handle in handles {
        settled.push(handle.await);
    }
    let mut answers = Vec::new();
    for (source, outcome) in sources.iter().zip(settled) {
        answers.push(outcome?.map_err(|_| format!("{} failed", source.name))?);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/all_home.rs");
