//! Refused with: you returned ["a", "b", "c"] and noted ["a", "b", "c"]
//!
//! After the join everything is ready: the moment when each became ready is gone.

use std::cell::RefCell;

use futures::future::join_all;
use stage::prelude::*;

/// Cooks every dish in the caller's task; each notes its end in the notebook.
pub async fn cook(
    dishes: &[Source],
    notebook: &RefCell<Vec<String>>,
) -> Result<Vec<String>, FetchError> {
    let answers: Vec<String> =
        join_all(dishes.iter().map(fetch)).await.into_iter().collect::<Result<_, _>>()?;
    notebook.borrow_mut().extend(answers.iter().cloned());
    Ok(answers)
}

include!("../../../../exercises/lesson-03/checks/notebook.rs");
