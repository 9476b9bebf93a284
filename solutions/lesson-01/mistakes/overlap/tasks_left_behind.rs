//! Refused with: weather was still running when your function returned at 200 ms
use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    let tasks = [first, second, third].map(|source| {
        let source = source.clone();
        tokio::spawn(async move { fetch(&source).await })
    });
    let [first, second, third] = tasks;
    Ok([first.await.unwrap()?, second.await.unwrap()?, third.await.unwrap()?])
}

include!("../../../../exercises/lesson-01/checks/overlap.rs");
