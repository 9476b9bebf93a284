//! Refused with: began in one task and ended in another
//! Breaks: place
//!
//! Every pot is put on here, and then each is given to a task that watches it.

use std::cell::RefCell;
use std::task::Poll;

use futures::future::{Either, ready};
use stage::prelude::*;
use tokio::task::JoinSet;

pub async fn cook(
    dishes: &[Source],
    notebook: &RefCell<Vec<String>>,
) -> Result<Vec<String>, FetchError> {
    let mut answers = vec![String::new(); dishes.len()];
    let mut tasks = JoinSet::new();
    for (place, dish) in dishes.iter().cloned().enumerate() {
        let mut pot = Box::pin(fetch(dish));
        let pot = match futures::poll!(&mut pot) {
            Poll::Ready(answer) => Either::Left(ready(answer)),
            Poll::Pending => Either::Right(pot),
        };
        tasks.spawn(async move { (place, pot.await) });
    }
    while let Some(Ok((place, answer))) = tasks.join_next().await {
        answers[place] = answer?;
        notebook.borrow_mut().push(answers[place].clone());
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-03/checks/notebook.rs");
