//! Refused with: your function failed with
//! Breaks: error
//!
//! The first `?` that meets an error decides which one it is, and here the last parameter's is first.

use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    let (first, second, third) = tokio::join!(fetch(first), fetch(second), fetch(third));
    let (third, second, first) = (third?, second?, first?);
    Ok([first, second, third])
}

include!("../../../../exercises/lesson-01/checks/overlap.rs");
