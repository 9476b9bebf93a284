//! Refused with: what stood in it is not yours to take away
//! Breaks: lent
//!
//! The notebook is emptied first, with what others had written into it.

use std::cell::RefCell;

use futures::future::join_all;
use stage::prelude::*;

pub async fn cook(
    dishes: &[Source],
    notebook: &RefCell<Vec<String>>,
) -> Result<Vec<String>, FetchError> {
    notebook.borrow_mut().clear();
    let cooking = dishes.iter().map(|dish| async move {
        let answer = fetch(dish).await?;
        notebook.borrow_mut().push(answer.clone());
        Ok(answer)
    });
    join_all(cooking).await.into_iter().collect()
}

include!("../../../../exercises/lesson-03/checks/notebook.rs");
