//! Three answers to a compiler that refuses to spawn borrowed data.

use std::error::Error;
use std::sync::Arc;

use stage::{FetchError, Source, fetch};

// ANCHOR: own_copy
/// First way out: every task gets a copy of its own.
pub async fn own_copy(list: &[Source]) -> Result<Vec<String>, Box<dyn Error>> {
    let mut helpers = Vec::new();
    for item in list {
        helpers.push(tokio::spawn(fetch(item.clone())));
    }
    in_order(helpers).await
}
// ANCHOR_END: own_copy

// ANCHOR: shared
/// Second way out: one list, and every task owns a share of it.
pub async fn shared(list: Arc<[Source]>) -> Result<Vec<String>, Box<dyn Error>> {
    let mut helpers = Vec::new();
    for index in 0..list.len() {
        let list = Arc::clone(&list);
        helpers.push(tokio::spawn(async move { fetch(&list[index]).await }));
    }
    in_order(helpers).await
}
// ANCHOR_END: shared

// ANCHOR: same_task
/// Third way out: no task at all. `join!` runs both here, and here they may borrow.
pub async fn same_task(first: &Source, second: &Source) -> Result<Vec<String>, FetchError> {
    let (first, second) = tokio::join!(fetch(first), fetch(second));
    Ok(vec![first?, second?])
}
// ANCHOR_END: same_task

type Helper = tokio::task::JoinHandle<Result<String, FetchError>>;

async fn in_order(helpers: Vec<Helper>) -> Result<Vec<String>, Box<dyn Error>> {
    let mut bought = Vec::new();
    for helper in helpers {
        bought.push(helper.await??);
    }
    Ok(bought)
}
