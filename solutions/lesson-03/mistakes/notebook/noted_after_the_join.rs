//! Refused with: "b" was noted at 3 s, 2 s too late
//! Breaks: noted
//!
//! After the join everything is ready: the moment when each became ready is gone.

use std::cell::RefCell;

use futures::future::try_join_all;
use stage::prelude::*;

pub async fn cook(
    dishes: &[Source],
    notebook: &RefCell<Vec<String>>,
) -> Result<Vec<String>, FetchError> {
    let answers = try_join_all(dishes.iter().map(fetch)).await?;
    notebook.borrow_mut().extend(answers.iter().cloned());
    Ok(answers)
}

include!("../../../../exercises/lesson-03/checks/notebook.rs");
