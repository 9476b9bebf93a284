//! Refused with: you returned ["tea", "toast", "eggs"]; ["2 letters", "rain", "none"] is wanted
use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    let (first, second, third) = tokio::join!(fetch(first), fetch(second), fetch(third));
    first?;
    second?;
    third?;
    Ok(["tea", "toast", "eggs"].map(String::from))
}

include!("../../../../exercises/lesson-01/checks/overlap.rs");
