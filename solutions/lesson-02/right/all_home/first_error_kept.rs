//! One loop: the first error is kept, and those behind it are only waited for.

use std::error::Error;

use stage::prelude::*;
use tokio::task::JoinError;

pub async fn all_home(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let handles: Vec<_> = sources.iter().cloned().map(fetch).map(tokio::spawn).collect();
    let mut outcome = Ok(Vec::with_capacity(handles.len()));
    for handle in handles {
        let joined = handle.await;
        if let Ok(answers) = &mut outcome {
            match flat(joined) {
                Ok(answer) => answers.push(answer),
                Err(error) => outcome = Err(error),
            }
        }
    }
    outcome
}

/// Both kinds of failure in one.
fn flat(joined: Result<Result<String, FetchError>, JoinError>) -> Result<String, Failure> {
    Ok(joined??)
}

type Failure = Box<dyn Error + Send + Sync>;

include!("../../../../exercises/lesson-02/checks/all_home.rs");
