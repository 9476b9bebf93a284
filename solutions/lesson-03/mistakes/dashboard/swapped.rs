//! Refused with: you returned "2 orders: Ada"
//! Breaks: answers
//!
//! `join!` returns its results in the order of its branches.

use stage::prelude::*;

pub async fn dashboard(profile: &Source, orders: &Source) -> Result<String, FetchError> {
    let (profile, orders) = tokio::join!(fetch(orders), fetch(profile));
    Ok(format!("{}: {}", profile?, orders?))
}

include!("../../../../exercises/lesson-03/checks/dashboard.rs");
