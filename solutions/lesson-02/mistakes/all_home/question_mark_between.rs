//! Refused with: nobody waited for its task to end, and a task lives on without its handle
//! Breaks: ends
//!
//! `?` leaves the loop, and the handles that were not awaited yet are dropped with it.

use std::error::Error;

use stage::prelude::*;

pub async fn all_home(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let handles: Vec<_> =
        sources.iter().map(|source| tokio::spawn(fetch(source.clone()))).collect();
    let mut answers = Vec::new();
    for handle in handles {
        answers.push(handle.await??);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/all_home.rs");
