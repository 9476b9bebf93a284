//! Refused with: your function returned at 3.001 s; 3 s is expected
//! Breaks: resumes
//!
//! A pause, "so that all of them are ready", makes the caller late.

use std::time::Duration;

use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    let (first, second, third) = tokio::join!(fetch(first), fetch(second), fetch(third));
    tokio::time::sleep(Duration::from_millis(1)).await;
    Ok([first?, second?, third?])
}

include!("../../../../exercises/lesson-01/checks/overlap.rs");
