//! Refused with: you returned ["b", "c", "a"] and noted ["b", "c", "a"]
//!
//! The notebook is in the order of ends. The answers are wanted in the order of the dishes.

use std::cell::RefCell;

use futures::future::join_all;
use stage::prelude::*;

/// Cooks every dish in the caller's task; each notes its end in the notebook.
pub async fn cook(
    dishes: &[Source],
    notebook: &RefCell<Vec<String>>,
) -> Result<Vec<String>, FetchError> {
    let cooking = dishes.iter().map(|dish| async move {
        let answer = fetch(dish).await?;
        notebook.borrow_mut().push(answer);
        Ok(())
    });
    join_all(cooking).await.into_iter().collect::<Result<(), FetchError>>()?;
    Ok(notebook.borrow().clone())
}

include!("../../../../exercises/lesson-03/checks/notebook.rs");
