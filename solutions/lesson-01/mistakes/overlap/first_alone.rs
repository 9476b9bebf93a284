//! Refused with: toast was started at 3 s; 0 ms is expected
//! Breaks: starts
//!
//! The first is awaited before the others are joined.

use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    let first = fetch(first).await?;
    let (second, third) = tokio::join!(fetch(second), fetch(third));
    Ok([first, second?, third?])
}

include!("../../../../exercises/lesson-01/checks/overlap.rs");
