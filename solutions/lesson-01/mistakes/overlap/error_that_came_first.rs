//! Refused with: your function failed with
//! Breaks: error
//!
//! The error that came first in time is not always that of the first parameter.

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    let sources = [first, second, third];
    let mut waits: FuturesUnordered<_> = sources
        .iter()
        .enumerate()
        .map(async |(place, source)| (place, fetch(*source).await))
        .collect();
    let mut answers = [const { String::new() }; 3];
    let mut failed = None;
    while let Some((place, answer)) = waits.next().await {
        match answer {
            Ok(answer) => answers[place] = answer,
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    failed.map_or(Ok(answers), Err)
}

include!("../../../../exercises/lesson-01/checks/overlap.rs");
