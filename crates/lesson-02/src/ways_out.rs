//! What to do when the compiler refuses to spawn borrowed data. That each task gets a copy of its own is one
//! line; these are the other two answers.

use std::sync::Arc;

use stage::{FetchError, Source, fetch};

use crate::BoxError;

/// One list, and its task owns a share of it.
///
/// # Errors
/// That of the first, or else that of the second, when both have ended.
// ANCHOR: shared
pub async fn shared(list: Vec<Source>) -> Result<[String; 2], BoxError> {
    let list = Arc::new(list);
    let share = Arc::clone(&list);
    let first = tokio::spawn(async move { fetch(&share[0]).await });
    let second = fetch(&list[1]).await;
    Ok([first.await??, second?])
}
// ANCHOR_END: shared

/// No task at all: `join!` runs both here, and here they may borrow.
///
/// # Errors
/// That of the first, or else that of the second, when both have ended.
// ANCHOR: same_task
pub async fn same_task(first: &Source, second: &Source) -> Result<[String; 2], FetchError> {
    let (first, second) = tokio::join!(fetch(first), fetch(second));
    Ok([first?, second?])
}
// ANCHOR_END: same_task
