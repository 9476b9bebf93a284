//! Refused with: called 20 times at a time
//! Refused with: one call waits for the other
//! Breaks: apart
//!
//! Two calls find the gate open. It is one for all, and the ninth waits.

use std::error::Error;

use stage::prelude::*;
use tokio::sync::Semaphore;

static GATE: Semaphore = Semaphore::const_new(8);

pub async fn start_all(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let _permit = GATE.acquire().await?;
    let handles: Vec<_> = sources.iter().cloned().map(fetch).map(tokio::spawn).collect();
    let mut answers = Vec::new();
    for handle in handles {
        answers.push(handle.await??);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/start_all.rs");
