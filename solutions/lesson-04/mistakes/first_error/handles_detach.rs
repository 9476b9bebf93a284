//! Refused with: was still running when your function returned
//! Breaks: ends
//!
//! The error comes in time, and the tasks of the others cook on.

use futures::stream::FuturesUnordered;
use futures::{StreamExt, TryStreamExt};
use stage::prelude::*;

pub async fn first_error(orders: &[(String, Source)]) -> Result<Vec<String>, (String, FetchError)> {
    let tasks: FuturesUnordered<_> = orders
        .iter()
        .cloned()
        .enumerate()
        .map(|(place, (guest, dish))| {
            tokio::spawn(async move {
                match fetch(dish).await {
                    Ok(answer) => Ok((place, answer)),
                    Err(error) => Err((guest, error)),
                }
            })
        })
        .collect();
    let opened = tasks.map(|joined| joined.expect("a fetch does not panic"));
    let mut answers: Vec<(usize, String)> = opened.try_collect().await?;
    answers.sort();
    Ok(answers.into_iter().map(|(_, answer)| answer).collect())
}

include!("../../../../exercises/lesson-04/checks/first_error.rs");
