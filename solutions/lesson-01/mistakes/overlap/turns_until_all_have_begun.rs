//! Refused with: turns in a row and nothing happened
//! Breaks: waits
//!
//! A loop of turns, as if something had to be given time before it is awaited.

use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    for _ in 0..10_000 {
        tokio::task::yield_now().await;
    }
    let (first, second, third) = tokio::join!(fetch(first), fetch(second), fetch(third));
    Ok([first?, second?, third?])
}

include!("../../../../exercises/lesson-01/checks/overlap.rs");
