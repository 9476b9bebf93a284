//! Refused with: the result is in the order in which the fetches ended, not in the order of the sources
//! Breaks: answers
//!
//! The notebook is in the order of ends. The answers are expected in the order of the dishes.

use std::cell::RefCell;

use futures::future::join_all;
use stage::prelude::*;

pub async fn cook(
    dishes: &[Source],
    notebook: &RefCell<Vec<String>>,
) -> Result<Vec<String>, FetchError> {
    let before = notebook.borrow().len();
    let cooking = dishes.iter().map(|dish| async move {
        let answer = fetch(dish).await?;
        notebook.borrow_mut().push(answer);
        Ok(())
    });
    join_all(cooking).await.into_iter().collect::<Result<(), FetchError>>()?;
    Ok(notebook.borrow()[before..].to_vec())
}

include!("../../../../exercises/lesson-03/checks/notebook.rs");
