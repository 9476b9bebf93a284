//! Refused with: your function failed with
//! Breaks: error
//!
//! The first `?` that meets an error decides which error is returned.

use stage::prelude::*;

pub async fn dashboard(profile: &Source, orders: &Source) -> Result<String, FetchError> {
    let (profile, orders) = tokio::join!(fetch(profile), fetch(orders));
    let orders = orders?;
    Ok(format!("{}: {orders}", profile?))
}

include!("../../../../exercises/lesson-03/checks/dashboard.rs");
