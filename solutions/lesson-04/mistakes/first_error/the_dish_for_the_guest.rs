//! Refused with: and it is the order of
//! Breaks: error
//!
//! Whose order it was is not what the error says.

use stage::prelude::*;

pub async fn first_error(orders: &[(String, Source)]) -> Result<Vec<String>, (String, FetchError)> {
    let dishes = orders.iter().cloned().map(|(_, dish)| async move {
        let name = dish.name.clone();
        fetch(dish).await.map_err(|error| (name, error))
    });
    gather::try_gather(dishes).await
}

include!("../../../../exercises/lesson-04/checks/first_error.rs");
