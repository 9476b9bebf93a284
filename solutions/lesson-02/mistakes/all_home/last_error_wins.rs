//! Refused with: your function failed with "kettle failed"; "pan failed" is wanted
//!
//! Every error overwrites the one before.

use std::error::Error;

use stage::prelude::*;

/// Awaits every task, whatever becomes of the others.
pub async fn all_home(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error>> {
    let handles: Vec<_> =
        sources.iter().map(|source| tokio::spawn(fetch(source.clone()))).collect();
    let mut answers = Vec::new();
    let mut failed = None;
    for handle in handles {
        match handle.await? {
            Ok(answer) => answers.push(answer),
            Err(error) => failed = Some(error),
        }
    }
    match failed {
        Some(error) => Err(error.into()),
        None => Ok(answers),
    }
}

include!("../../../../exercises/lesson-02/checks/all_home.rs");
