//! Refused with: your run took 2.5 s = 1 + 1.5: the fetches ran one after another
//! Breaks: resumes
//!
//! Two `.await`s in one expression are still one after the other.

use stage::prelude::*;

pub async fn dashboard(profile: &Source, orders: &Source) -> Result<String, FetchError> {
    Ok(format!("{}: {}", fetch(profile).await?, fetch(orders).await?))
}

include!("../../../../exercises/lesson-03/checks/dashboard.rs");
