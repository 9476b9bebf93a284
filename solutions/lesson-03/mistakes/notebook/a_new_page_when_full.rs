//! Refused with: is not yours to take away
//! Refused with: 12 notes in the notebook
//! Breaks: lent
//!
//! A notebook with more than ten notes seems full, so it is emptied first.

use std::cell::RefCell;

use futures::future::join_all;
use stage::prelude::*;

pub async fn cook(
    dishes: &[Source],
    notebook: &RefCell<Vec<String>>,
) -> Result<Vec<String>, FetchError> {
    if notebook.borrow().len() > 10 {
        notebook.borrow_mut().clear();
    }
    let each = dishes.iter().map(|dish| async move {
        let answer = fetch(dish).await?;
        notebook.borrow_mut().push(answer.clone());
        Ok(answer)
    });
    join_all(each).await.into_iter().collect()
}

include!("../../../../exercises/lesson-03/checks/notebook.rs");
