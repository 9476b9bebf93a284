//! A supervisor in the strict sense: each start is a task, and who reads the set starts the next one.

use std::error::Error;

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn keep_alive(
    workers: Vec<Vec<Source>>,
) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut left: Vec<_> = workers.into_iter().map(Vec::into_iter).collect();
    let mut answers = vec![None; left.len()];
    let mut running = JoinSet::new();
    for (place, starts) in left.iter_mut().enumerate() {
        if let Some(start) = starts.next() {
            running.spawn(async move { (place, fetch(start).await) });
        }
    }
    while let Some(joined) = running.join_next().await {
        match joined? {
            (place, Ok(answer)) => answers[place] = Some(answer),
            (place, Err(error)) => {
                let Some(start) = left[place].next() else {
                    running.shutdown().await;
                    return Err(error.into());
                };
                running.spawn(async move { (place, fetch(start).await) });
            }
        }
    }
    Ok(answers.into_iter().flatten().collect())
}

include!("../../../../exercises/lesson-09/checks/keep_alive.rs");
