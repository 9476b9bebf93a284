//! Refused with: was fetched
//! Breaks: starts
//! Against: A job has at most three tries.
//!
//! Where only one machine is left after three tries, it is tried as well.

use stage::prelude::*;
use tokio::task::JoinSet;

type Try = (Result<String, FetchError>, Vec<Source>);

pub async fn work(jobs: &[Vec<Source>]) -> Vec<String> {
    let mut pending = JoinSet::new();
    for job in jobs {
        // The next machine is the last one of the list, where it is popped from.
        begin(
            &mut pending,
            job.iter().take(if job.len() == 4 { 4 } else { 3 }).rev().cloned().collect(),
        );
    }
    let mut answers = Vec::new();
    while let Some(joined) = pending.join_next().await {
        match joined {
            Ok((Ok(answer), _)) => answers.push(answer),
            Ok((Err(_), left)) => begin(&mut pending, left),
            Err(error) => tracing::info!("a job is lost: {error}"),
        }
    }
    answers
}

fn begin(pending: &mut JoinSet<Try>, mut machines: Vec<Source>) {
    if let Some(machine) = machines.pop() {
        pending.spawn(async move { (fetch(machine).await, machines) });
    }
}

include!("../../../../exercises/lesson-08/checks/workers.rs");
