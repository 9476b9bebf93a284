//! Refused with: you returned ["c", "b", "a"]
//! Breaks: answers
//!
//! A `Vec` gives back last what was pushed first.

use std::error::Error;

use stage::prelude::*;

pub async fn start_all(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut handles: Vec<_> =
        sources.iter().map(|source| tokio::spawn(fetch(source.clone()))).collect();
    let mut answers = Vec::new();
    while let Some(handle) = handles.pop() {
        answers.push(handle.await??);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/start_all.rs");
