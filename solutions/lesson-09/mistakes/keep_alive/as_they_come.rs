//! Refused with: you returned
//! Breaks: answers
//!
//! Answers are pushed when they come.

use std::error::Error;
use std::sync::{Arc, Mutex};

use gather::task_group;

use stage::prelude::*;

async fn first(starts: Vec<Source>) -> Result<String, FetchError> {
    let mut starts = starts.into_iter();
    let mut outcome = fetch(starts.next().expect("a worker has a start")).await;
    for start in starts {
        if outcome.is_ok() {
            break;
        }
        outcome = fetch(start).await;
    }
    outcome
}

pub async fn keep_alive(
    workers: Vec<Vec<Source>>,
) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let answers = Arc::new(Mutex::new(Vec::new()));
    let alive = task_group(async |group| {
        for starts in workers {
            let answers = Arc::clone(&answers);
            group.spawn(async move {
                let answer = first(starts).await?;
                answers.lock().unwrap().push(answer);
                Ok(())
            });
        }
        Ok(())
    });
    if let Err(given_up) = alive.await {
        let error: FetchError = given_up.first;
        return Err(error.into());
    }
    let answers = answers.lock().unwrap().clone();
    Ok(answers)
}

include!("../../../../exercises/lesson-09/checks/keep_alive.rs");
