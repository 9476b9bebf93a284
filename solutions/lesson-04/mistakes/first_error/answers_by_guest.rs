//! Refused with: is expected
//! Breaks: answers
//! Against: A guest may order more than once.
//!
//! A map by the guest has room for one answer of each guest.

use std::collections::HashMap;

use futures::TryStreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;

pub async fn first_error(orders: &[(String, Source)]) -> Result<Vec<String>, (String, FetchError)> {
    let served = async |(guest, dish): &(String, Source)| match fetch(dish.clone()).await {
        Ok(answer) => Ok((guest.clone(), answer)),
        Err(error) => Err((guest.clone(), error)),
    };
    let ended: FuturesUnordered<_> = orders.iter().map(served).collect();
    let answers: HashMap<String, String> = ended.try_collect().await?;
    Ok(orders.iter().map(|(guest, _)| answers[guest].clone()).collect())
}

include!("../../../../exercises/lesson-04/checks/first_error.rs");
