//! Refused with: ran to its end
//! Breaks: dropped
//!
//! `join_all` waits for all, and `collect` begins when all have ended.

use futures::future::join_all;
use stage::prelude::*;

pub async fn first_error(orders: &[(String, Source)]) -> Result<Vec<String>, (String, FetchError)> {
    let cook = |(guest, dish): &'_ (String, Source)| {
        let (guest, dish) = (guest.clone(), dish.clone());
        async move { fetch(dish).await.map_err(|error| (guest, error)) }
    };
    join_all(orders.iter().map(cook)).await.into_iter().collect()
}

include!("../../../../exercises/lesson-04/checks/first_error.rs");
