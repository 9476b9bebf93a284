//! Refused with: it was dropped before it could answer
//! Breaks: ends
//!
//! `try_join!` returns at the first error and drops the other branch halfway.

use stage::prelude::*;

pub async fn dashboard(profile: &Source, orders: &Source) -> Result<String, FetchError> {
    let (profile, orders) = tokio::try_join!(fetch(profile), fetch(orders))?;
    Ok(format!("{profile}: {orders}"))
}

include!("../../../../exercises/lesson-03/checks/dashboard.rs");
