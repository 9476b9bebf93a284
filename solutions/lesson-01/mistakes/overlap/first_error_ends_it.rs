//! Refused with: it was dropped before it could answer
//! Breaks: ends
//!
//! `try_join!` returns at the first error and drops the other fetches halfway.

use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    let (first, second, third) = tokio::try_join!(fetch(first), fetch(second), fetch(third))?;
    Ok([first, second, third])
}

include!("../../../../exercises/lesson-01/checks/overlap.rs");
