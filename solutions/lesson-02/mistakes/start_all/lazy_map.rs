//! Refused with: the fetches ran one after another
//! Breaks: resumes
//!
//! Without `collect`, `map` spawns a task only when the second loop asks for its handle.

use std::error::Error;

use stage::prelude::*;

pub async fn start_all(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let handles = sources.iter().map(|source| tokio::spawn(fetch(source.clone())));
    let mut answers = Vec::new();
    for handle in handles {
        answers.push(handle.await??);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/start_all.rs");
