//! Refused with: was not fetched
//! Breaks: starts
//! Against: Two guests may order dishes of the same name: both are cooked.
//!
//! Who cooks each name once has one dish for two guests.

use std::collections::HashMap;

use futures::TryStreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;

pub async fn first_error(orders: &[(String, Source)]) -> Result<Vec<String>, (String, FetchError)> {
    let mut pots: HashMap<&str, &(String, Source)> = HashMap::new();
    for order in orders {
        pots.entry(&order.1.name).or_insert(order);
    }
    let cook = async |(guest, dish): &(String, Source)| match fetch(dish.clone()).await {
        Ok(answer) => Ok((dish.name.clone(), answer)),
        Err(error) => Err((guest.clone(), error)),
    };
    let cooked: FuturesUnordered<_> = pots.into_values().map(cook).collect();
    let cooked: HashMap<String, String> = cooked.try_collect().await?;
    Ok(orders.iter().map(|(_, dish)| cooked[&dish.name].clone()).collect())
}

include!("../../../../exercises/lesson-04/checks/first_error.rs");
