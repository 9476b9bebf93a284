//! Refused with: called twice at a time, with a notebook each
//! Refused with: has noted
//! Breaks: apart
//!
//! What was noted of a dish is looked up by its name in a static, where the other call's answer stands.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Mutex;

use futures::future::try_join_all;
use stage::prelude::*;

static NOTED: Mutex<BTreeMap<String, String>> = Mutex::new(BTreeMap::new());

async fn note(dish: &Source, notebook: &RefCell<Vec<String>>) -> Result<String, FetchError> {
    let answer = fetch(dish).await?;
    let mut noted = NOTED.lock().unwrap();
    let note = noted.entry(dish.name.clone()).or_insert_with(|| answer.clone());
    notebook.borrow_mut().push(note.clone());
    Ok(answer)
}

pub async fn cook(
    dishes: &[Source],
    notebook: &RefCell<Vec<String>>,
) -> Result<Vec<String>, FetchError> {
    let answers = try_join_all(dishes.iter().map(|dish| note(dish, notebook))).await;
    NOTED.lock().unwrap().clear();
    answers
}

include!("../../../../exercises/lesson-03/checks/notebook.rs");
