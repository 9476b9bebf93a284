//! A join is a future like any other, so joins nest.

use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    let pair = async { tokio::join!(fetch(second), fetch(third)) };
    let (first, (second, third)) = tokio::join!(fetch(first), pair);
    match (first, second, third) {
        (Ok(first), Ok(second), Ok(third)) => Ok([first, second, third]),
        (first, second, third) => Err(first.and(second).and(third).expect_err("one has failed")),
    }
}

include!("../../../../exercises/lesson-01/checks/overlap.rs");
