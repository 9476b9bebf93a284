//! Refused with: failed" is expected
//! Breaks: error
//!
//! A page with a hole in it, and nobody learns why.

use stage::prelude::*;

pub async fn dashboard(profile: &Source, orders: &Source) -> Result<String, FetchError> {
    let (profile, orders) = tokio::join!(fetch(profile), fetch(orders));
    Ok(format!("{}: {}", profile?, orders.unwrap_or_default()))
}

include!("../../../../exercises/lesson-03/checks/dashboard.rs");
