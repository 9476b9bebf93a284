//! Refused with: you returned "profile: orders"; "Ada: 2 orders" is expected
//! Breaks: answers
//!
//! The page shows who was asked, not what they said.

use stage::prelude::*;

pub async fn dashboard(profile: &Source, orders: &Source) -> Result<String, FetchError> {
    let (asked, answered) = tokio::join!(fetch(profile), fetch(orders));
    asked.and(answered)?;
    Ok(format!("{}: {}", profile.name, orders.name))
}

include!("../../../../exercises/lesson-03/checks/dashboard.rs");
