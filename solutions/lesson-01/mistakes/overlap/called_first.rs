//! Refused with: your run took 6 s = 3 + 1 + 2: the fetches ran one after another
//! Breaks: resumes
//!
//! A call makes a future and runs nothing of it.

use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    let first = fetch(first);
    let second = fetch(second);
    let third = fetch(third);
    Ok([first.await?, second.await?, third.await?])
}

include!("../../../../exercises/lesson-01/checks/overlap.rs");
