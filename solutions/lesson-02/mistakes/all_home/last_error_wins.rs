//! Refused with: your function failed with
//! Breaks: error
//!
//! Every error overwrites the one before.

use std::error::Error;

use stage::prelude::*;

pub async fn all_home(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let handles: Vec<_> =
        sources.iter().map(|source| tokio::spawn(fetch(source.clone()))).collect();
    let mut answers = Vec::new();
    let mut failed: Option<Box<dyn Error + Send + Sync>> = None;
    for handle in handles {
        match handle.await {
            Ok(Ok(answer)) => answers.push(answer),
            Ok(Err(error)) => failed = Some(error.into()),
            Err(error) => failed = Some(error.into()),
        }
    }
    failed.map_or(Ok(answers), Err)
}

include!("../../../../exercises/lesson-02/checks/all_home.rs");
