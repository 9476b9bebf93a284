//! Refused with: and it is the order of
//! Breaks: error
//! Against: the guest whose order has failed, and the error.
//!
//! Whose order it was is not what the error says.

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;

pub async fn first_error(orders: &[(String, Source)]) -> Result<Vec<String>, (String, FetchError)> {
    let mut cooking: FuturesUnordered<_> = orders
        .iter()
        .enumerate()
        .map(|(place, (_, dish))| async move { (place, fetch(dish).await) })
        .collect();
    let mut answers = vec![String::new(); orders.len()];
    while let Some((place, result)) = cooking.next().await {
        answers[place] = result.map_err(|error| (error.source.clone(), error))?;
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-04/checks/first_error.rs");
