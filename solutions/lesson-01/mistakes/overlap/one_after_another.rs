//! Refused with: the fetches ran one after another
use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    Ok([fetch(first).await?, fetch(second).await?, fetch(third).await?])
}

include!("../../../../exercises/lesson-01/checks/overlap.rs");
