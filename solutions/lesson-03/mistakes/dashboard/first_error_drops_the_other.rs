//! Refused with: orders was cancelled at 1 s
//!
//! `try_join!` returns at the first error and drops the other branch halfway.

use stage::prelude::*;

/// Asks both services, waits for both, merges their answers.
pub async fn dashboard(profile: &Source, orders: &Source) -> Result<String, FetchError> {
    let (profile, orders) = tokio::try_join!(fetch(profile), fetch(orders))?;
    Ok(format!("{profile}: {orders}"))
}

include!("../../../../exercises/lesson-03/checks/dashboard.rs");
