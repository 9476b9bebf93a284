//! What to do when the compiler refuses to spawn borrowed data. That each task gets a copy of its own is
//! what the rest of the lesson does; these are the other two answers.

use std::error::Error;
use std::sync::Arc;

use stage::{FetchError, Source, fetch};

/// One list, and every task owns a share of it.
///
/// # Errors
/// The first error in the order of the list. The tasks behind it run on.
// ANCHOR: shared
pub async fn shared(list: Vec<Source>) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let list = Arc::new(list);
    let mut helpers = Vec::new();
    for index in 0..list.len() {
        let list = Arc::clone(&list);
        helpers.push(tokio::spawn(async move { fetch(&list[index]).await }));
    }
    let mut unpacked = Vec::new();
    for helper in helpers {
        unpacked.push(helper.await??);
    }
    Ok(unpacked)
}
// ANCHOR_END: shared

/// No task at all: `join!` runs both here, and here they may borrow.
///
/// # Errors
/// That of the first, or else that of the second, when both have ended.
// ANCHOR: same_task
pub async fn same_task(first: &Source, second: &Source) -> Result<Vec<String>, FetchError> {
    let (first, second) = tokio::join!(fetch(first), fetch(second));
    Ok(vec![first?, second?])
}
// ANCHOR_END: same_task
