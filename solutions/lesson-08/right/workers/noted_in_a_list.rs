//! Futures of one task that note their answers in a list outside.

use std::cell::RefCell;

use futures::future::join_all;
use stage::prelude::*;

pub async fn work(jobs: &[Vec<Source>]) -> Vec<String> {
    let answers = &RefCell::new(Vec::new());
    join_all(jobs.iter().map(|job| async move {
        for machine in &job[..job.len().min(3)] {
            if let Ok(answer) = fetch(machine).await {
                answers.borrow_mut().push(answer);
                break;
            }
        }
    }))
    .await;
    answers.take()
}

include!("../../../../exercises/lesson-08/checks/workers.rs");
