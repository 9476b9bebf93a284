//! Refused with: the fetches ran one after another
//! Breaks: resumes
//!
//! An `.await` in a loop makes one wait after the other.

use stage::prelude::*;

pub async fn settle(sources: &[Source]) -> (Vec<(String, String)>, Vec<(String, FetchError)>) {
    let mut results = Vec::new();
    for source in sources {
        results.push(fetch(source).await);
    }

    let (mut answers, mut failures) = (Vec::new(), Vec::new());
    for (source, result) in sources.iter().zip(results) {
        match result {
            Ok(answer) => answers.push((source.name.clone(), answer)),
            Err(error) => failures.push((source.name.clone(), error)),
        }
    }
    (answers, failures)
}

include!("../../../../exercises/lesson-04/checks/settle.rs");
