//! Refused with: was started at
//! Breaks: starts
//! Against: the next start follows on the spot
//!
//! The second starts wait until all of the first are over.

use std::error::Error;

use futures::future::join_all;

use stage::prelude::*;

pub async fn keep_alive(
    workers: Vec<Vec<Source>>,
) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut left: Vec<_> = workers.into_iter().map(Vec::into_iter).collect();
    let mut answers: Vec<Option<String>> = vec![None; left.len()];
    while answers.contains(&None) {
        let round = left.iter_mut().enumerate().filter(|(place, _)| answers[*place].is_none());
        let round = round.filter_map(|(place, starts)| Some((place, starts.next()?)));
        let round = join_all(round.map(async |(place, start)| (place, fetch(start).await))).await;
        for (place, outcome) in round {
            match outcome {
                Ok(answer) => answers[place] = Some(answer),
                Err(error) if left[place].len() == 0 => return Err(error.into()),
                Err(_) => {}
            }
        }
    }
    Ok(answers.into_iter().flatten().collect())
}

include!("../../../../exercises/lesson-09/checks/keep_alive.rs");
