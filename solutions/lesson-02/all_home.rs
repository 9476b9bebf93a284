//! Settle all of it, then judge: `?` between the handles would drop those that come after.

use std::error::Error;

use stage::prelude::*;

pub async fn all_home(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let handles: Vec<_> =
        sources.iter().map(|source| tokio::spawn(fetch(source.clone()))).collect();

    let mut settled = Vec::with_capacity(handles.len());
    for handle in handles {
        settled.push(handle.await);
    }

    let mut answers = Vec::with_capacity(settled.len());
    for outcome in settled {
        answers.push(outcome??);
    }
    Ok(answers)
}

include!("../../exercises/lesson-02/checks/all_home.rs");
