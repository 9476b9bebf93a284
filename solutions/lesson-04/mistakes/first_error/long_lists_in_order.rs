//! Refused with: your function returned at
//! Breaks: resumes
//! Against: At the first error in time, return at once:
//!
//! `try_join_all` takes the results in the order of the list when there are more than thirty.

use futures::future::try_join_all;
use stage::prelude::*;

pub async fn first_error(orders: &[(String, Source)]) -> Result<Vec<String>, (String, FetchError)> {
    let dishes = orders.iter().map(|(guest, dish)| async move {
        fetch(dish).await.map_err(|error| (guest.clone(), error))
    });
    try_join_all(dishes).await
}

include!("../../../../exercises/lesson-04/checks/first_error.rs");
