//! Refused with: too late: the moment an answer is there, the code behind its own `.await` runs
//! Breaks: noted
//!
//! The right order, all of it written when the last dish is ready.

use std::cell::RefCell;

use futures::future::try_join_all;
use stage::prelude::*;

pub async fn cook(
    dishes: &[Source],
    notebook: &RefCell<Vec<String>>,
) -> Result<Vec<String>, FetchError> {
    let ended = RefCell::new(Vec::new());
    let cook_one = async |dish| {
        let answer: String = fetch::<&Source>(dish).await?;
        ended.borrow_mut().push(answer.clone());
        Ok(answer)
    };
    let answers = try_join_all(dishes.iter().map(cook_one)).await?;
    notebook.borrow_mut().append(&mut ended.borrow_mut());
    Ok(answers)
}

include!("../../../../exercises/lesson-03/checks/notebook.rs");
