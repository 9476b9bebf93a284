//! Refused with: your run took 6 s = 3 + 1 + 2: the fetches ran one after another
//! Refused with: toast was started at 3 s; 0 ms is expected
//! Breaks: resumes
//!
//! Three `.await`s in one expression are still one after the other.

use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    Ok([fetch(first).await?, fetch(second).await?, fetch(third).await?])
}

include!("../../../../exercises/lesson-01/checks/overlap.rs");
