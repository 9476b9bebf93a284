//! Refused with: was fetched 2 times
//! Breaks: starts
//! Against: no other worker notices
//!
//! One who fails stops the group, and the supervisor starts the whole of it again.

use std::error::Error;

use futures::future::try_join_all;

use stage::prelude::*;

pub async fn keep_alive(
    workers: Vec<Vec<Source>>,
) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut turn = vec![0; workers.len()];
    loop {
        let running = workers.iter().zip(&turn).enumerate().map(async |(place, (starts, turn))| {
            fetch(&starts[*turn]).await.map_err(|error| (place, error))
        });
        match try_join_all(running).await {
            Ok(answers) => return Ok(answers),
            Err((place, error)) if turn[place] + 1 == workers[place].len() => {
                return Err(error.into());
            }
            Err((place, _)) => turn[place] += 1,
        }
    }
}

include!("../../../../exercises/lesson-09/checks/keep_alive.rs");
