//! Refused with: the fetches ran one after another
//! Breaks: resumes
//! Against: Fetch all dishes, all waits overlapping.
//!
//! An `.await` in a loop.

use stage::prelude::*;

pub async fn first_error(orders: &[(String, Source)]) -> Result<Vec<String>, (String, FetchError)> {
    let mut answers = Vec::new();
    for (guest, dish) in orders {
        answers.push(fetch(dish).await.map_err(|error| (guest.clone(), error))?);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-04/checks/first_error.rs");
