//! Refused with: you returned [
//! Breaks: answers
//!
//! Who was asked is not what was answered, although it looks the same in the first run.

use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    let (one, two, three) = tokio::join!(fetch(first), fetch(second), fetch(third));
    one.and(two).and(three)?;
    Ok([first, second, third].map(|source| source.name.clone()))
}

include!("../../../../exercises/lesson-01/checks/overlap.rs");
