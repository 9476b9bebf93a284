//! Nothing but a note in passing: the answer goes on as it came.

use std::cell::RefCell;

use futures::TryFutureExt;
use futures::future::join_all;
use stage::prelude::*;

pub async fn cook(
    dishes: &[Source],
    notebook: &RefCell<Vec<String>>,
) -> Result<Vec<String>, FetchError> {
    let note = |answer: &String| notebook.borrow_mut().push(answer.to_string());
    let pots = dishes.iter().map(|dish| fetch(dish).inspect_ok(note));
    let mut answers = Vec::with_capacity(dishes.len());
    for answer in join_all(pots).await {
        answers.push(answer?);
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-03/checks/notebook.rs");
