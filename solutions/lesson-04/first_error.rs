//! Every future says whose it is; a `try_gather` of tasks stops at the first error, however long the list is.

use stage::prelude::*;

pub async fn first_error(orders: &[(String, Source)]) -> Result<Vec<String>, (String, FetchError)> {
    let dishes = orders
        .iter()
        .cloned()
        .map(|(guest, dish)| async move { fetch(dish).await.map_err(|error| (guest, error)) });
    gather::try_gather(dishes).await
}

include!("../../exercises/lesson-04/checks/first_error.rs");
