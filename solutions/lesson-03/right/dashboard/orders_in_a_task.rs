//! One of them in a task; its handle is awaited before the profile's error can end anything.

use stage::prelude::*;

pub async fn dashboard(profile: &Source, orders: &Source) -> Result<String, FetchError> {
    let orders = tokio::spawn(fetch(orders.clone()));
    let profile = fetch(profile).await;
    let orders = orders.await.expect("a fetch does not panic");
    match (profile, orders) {
        (Ok(profile), Ok(orders)) => Ok(format!("{profile}: {orders}")),
        (Err(error), _) | (_, Err(error)) => Err(error),
    }
}

include!("../../../../exercises/lesson-03/checks/dashboard.rs");
