//! Refused with: your function's own task is expected for all
//! Breaks: place
//!
//! The dishes are copied into tasks, because a task may not borrow; the caller notes what they bring.

use std::cell::RefCell;

use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn cook(
    dishes: &[Source],
    notebook: &RefCell<Vec<String>>,
) -> Result<Vec<String>, FetchError> {
    let mut tasks = JoinSet::new();
    for (place, dish) in dishes.iter().cloned().enumerate() {
        tasks.spawn(async move { (place, fetch(dish).await) });
    }
    let mut answers = vec![String::new(); dishes.len()];
    while let Some(joined) = tasks.join_next().await {
        let (place, answer) = joined.unwrap();
        answers[place] = answer?;
        notebook.borrow_mut().push(answers[place].clone());
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-03/checks/notebook.rs");
