//! One `join!` for all three, and each `?` behind it: nobody is dropped while they wait.

use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    let (first, second, third) = tokio::join!(fetch(first), fetch(second), fetch(third));
    Ok([first?, second?, third?])
}

include!("../../exercises/lesson-01/checks/overlap.rs");
