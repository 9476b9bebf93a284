//! By hand: who gives up tells all others, and everybody is awaited.

use std::error::Error;

use stage::prelude::*;
use tokio_util::sync::CancellationToken;

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
    let stop = CancellationToken::new();
    let mut running = Vec::new();
    for starts in workers {
        let stop = stop.clone();
        running.push(tokio::spawn(async move {
            let outcome = stop.run_until_cancelled(first(starts)).await;
            if matches!(outcome, Some(Err(_))) {
                stop.cancel();
            }
            outcome
        }));
    }
    let mut outcomes = Vec::new();
    for worker in running {
        outcomes.extend(worker.await?);
    }
    Ok(outcomes.into_iter().collect::<Result<_, _>>()?)
}

include!("../../../../exercises/lesson-09/checks/keep_alive.rs");
