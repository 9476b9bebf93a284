//! Refused with: and it is the order of
//! Breaks: error
//! Against: the guest whose order has failed, and the error.
//!
//! A list of guests in which nobody stands twice in a row has other places than the orders.

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;

pub async fn first_error(orders: &[(String, Source)]) -> Result<Vec<String>, (String, FetchError)> {
    let mut guests: Vec<&String> = orders.iter().map(|(guest, _)| guest).collect();
    guests.dedup();
    let cook = |(place, (_, dish)): (usize, &(String, Source))| {
        let dish = dish.clone();
        async move { (place, fetch(dish).await) }
    };
    let mut cooking: FuturesUnordered<_> = orders.iter().enumerate().map(cook).collect();
    let mut answers = vec![String::new(); orders.len()];
    while let Some((place, result)) = cooking.next().await {
        match result {
            Ok(answer) => answers[place] = answer,
            Err(error) => return Err((guests[place.min(guests.len() - 1)].clone(), error)),
        }
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-04/checks/first_error.rs");
