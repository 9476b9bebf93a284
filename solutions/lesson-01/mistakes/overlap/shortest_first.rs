//! Refused with: the result is in the order in which the fetches ended, not in the order of the sources
//! Breaks: answers
//!
//! The answers in the order in which they came.

use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    let (second, third, first) = tokio::join!(fetch(second), fetch(third), fetch(first));
    Ok([second?, third?, first?])
}

include!("../../../../exercises/lesson-01/checks/overlap.rs");
