//! Two loops: the first starts everything, the second waits.

use std::error::Error;

use stage::prelude::*;

pub async fn start_all(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut handles = Vec::with_capacity(sources.len());
    for source in sources {
        handles.push(tokio::spawn(fetch(source.clone())));
    }

    let mut answers = Vec::with_capacity(handles.len());
    for handle in handles {
        answers.push(handle.await??);
    }
    Ok(answers)
}

include!("../../exercises/lesson-02/checks/start_all.rs");
