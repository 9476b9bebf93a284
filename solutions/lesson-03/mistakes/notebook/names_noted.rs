//! Refused with: your function had noted ["
//! Breaks: noted
//!
//! The name of a dish is not what its fetch answers.

use std::cell::RefCell;

use futures::future::join_all;
use stage::prelude::*;

pub async fn cook(
    dishes: &[Source],
    notebook: &RefCell<Vec<String>>,
) -> Result<Vec<String>, FetchError> {
    let cooking = dishes.iter().map(|dish| async move {
        let answer = fetch(dish).await?;
        notebook.borrow_mut().push(dish.name.clone());
        Ok(answer)
    });
    join_all(cooking).await.into_iter().collect()
}

include!("../../../../exercises/lesson-03/checks/notebook.rs");
