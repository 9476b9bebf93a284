//! Refused with: was fetched 2 times; 1 is expected
//! Breaks: starts
//!
//! Who fails is asked again, which nobody wanted.

use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    let ask = async |source| match fetch(source).await {
        Ok(answer) => Ok(answer),
        Err(_) => fetch(source).await,
    };
    let (first, second, third) = tokio::join!(ask(first), ask(second), ask(third));
    Ok([first?, second?, third?])
}

include!("../../../../exercises/lesson-01/checks/overlap.rs");
