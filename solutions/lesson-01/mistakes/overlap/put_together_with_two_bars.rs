//! Refused with: ", "| |
//! Breaks: answers
//! Against: Return the answers in the order of the parameters
//!
//! The answers are put together with two bars between them, and split where these are.

use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    let (first, second, third) = tokio::join!(fetch(first), fetch(second), fetch(third));
    let line = [first?, second?, third?].join("||");
    let mut answers = line.splitn(3, "||").map(str::to_owned);
    Ok([(); 3].map(|()| answers.next().unwrap_or_default()))
}

include!("../../../../exercises/lesson-01/checks/overlap.rs");
