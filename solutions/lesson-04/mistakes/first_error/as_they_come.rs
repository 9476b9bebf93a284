//! Refused with: the result is in the order in which the fetches ended
//! Breaks: answers
//! Against: Return the answers in the order of the orders.
//!
//! The answers stand in the order in which they came.

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn first_error(orders: &[(String, Source)]) -> Result<Vec<String>, (String, FetchError)> {
    let mut tasks = JoinSet::new();
    for (guest, dish) in orders.iter().cloned() {
        tasks.spawn(async move { fetch(dish).await.map_err(|error| (guest, error)) });
    }
    let mut answers = Vec::new();
    while let Some(joined) = tasks.join_next().await {
        answers.push(joined.expect("a fetch does not panic")?);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-04/checks/first_error.rs");
