//! Refused with: a task for each is expected
//! Breaks: place
//!
//! The tree is one task: lists in lists, polled by the caller.

use std::cell::Cell;

use futures::future::try_join_all;
use the_checks::given::*;

async fn count(folder: &Folder, answered: &Cell<usize>) -> Result<(), FetchError> {
    fetch(&folder.source).await?;
    answered.set(answered.get() + 1);
    try_join_all(folder.inside.iter().map(|inner| Box::pin(count(inner, answered)))).await?;
    Ok(())
}

pub async fn census(root: Folder) -> usize {
    let answered = Cell::new(0);
    _ = count(&root, &answered).await;
    answered.get()
}

include!("../../../../exercises/lesson-09/checks/census.rs");
