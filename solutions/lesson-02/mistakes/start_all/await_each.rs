//! Refused with: your run took 6 s = 3 + 1 + 2: the fetches ran one after another
//! Refused with: is a handle awaited in the loop that spawns
//! Breaks: resumes
//!
//! One loop: every task is awaited before the next is spawned.

use std::error::Error;

use stage::prelude::*;

pub async fn start_all(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut answers = Vec::new();
    for source in sources {
        answers.push(tokio::spawn(fetch(source.clone())).await??);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-02/checks/start_all.rs");
