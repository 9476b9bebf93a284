//! Refused with: nobody waited for its task to end, and a task lives on without its handle
//! Breaks: ends
//!
//! `?` between the handles: those that are not awaited yet are dropped, and their tasks run on.

use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    let [first, second, third] =
        [first, second, third].map(|source| tokio::spawn(fetch(source.clone())));
    Ok([first.await.unwrap()?, second.await.unwrap()?, third.await.unwrap()?])
}

include!("../../../../exercises/lesson-01/checks/overlap.rs");
