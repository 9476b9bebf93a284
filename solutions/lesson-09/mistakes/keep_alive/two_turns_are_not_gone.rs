//! Refused with: was not yet gone when your function returned
//! Breaks: ends
//!
//! Some turns are enough for many tasks to go, not for all.

use std::error::Error;

use stage::prelude::*;
use tokio::task::{JoinSet, yield_now};

pub async fn keep_alive(
    workers: Vec<Vec<Source>>,
) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut answers = vec![String::new(); workers.len()];
    let mut running = JoinSet::new();
    for (place, starts) in workers.into_iter().enumerate() {
        running.spawn(async move {
            let mut result = Ok(String::new());
            for start in starts {
                result = fetch(start).await;
                if result.is_ok() {
                    break;
                }
            }
            (place, result)
        });
    }
    while let Some(joined) = running.join_next().await {
        let (place, result) = joined?;
        match result {
            Ok(answer) => answers[place] = answer,
            Err(error) => {
                running.abort_all();
                for _ in 0..2 {
                    yield_now().await;
                }
                return Err(error.into());
            }
        }
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-09/checks/keep_alive.rs");
