//! Refused with: RefCell already borrowed
//! Breaks: returns
//!
//! `borrow_mut` runs before the argument is awaited: the notebook is taken while the dish cooks.

use std::cell::RefCell;

use futures::future::join_all;
use stage::prelude::*;

pub async fn cook(
    dishes: &[Source],
    notebook: &RefCell<Vec<String>>,
) -> Result<Vec<String>, FetchError> {
    let cooking = dishes.iter().map(|dish| async move {
        notebook.borrow_mut().push(fetch(dish).await?);
        Ok(dish.name.clone())
    });
    join_all(cooking).await.into_iter().collect()
}

include!("../../../../exercises/lesson-03/checks/notebook.rs");
