//! Lesson 03: start many futures and get all their results, in the order in which you asked.
//!
//! asyncio has one word for it, `gather`. Tokio has the parts: [`tokio::join!`] and
//! [`join_all`] run futures inside the caller's task, a [`JoinSet`] runs them in tasks of their own.
//!
//! - [`gather`](gather()): a `JoinSet` and an index. The lesson builds it, `src/gather.rs` holds it.
//! - [`dashboard`], [`borrowed`]: the same task. May borrow; never two at the same time.
//! - [`kitchen`]: tasks of their own. `'static`; may run at the same time.
//! - [`from_the_library`]: the same with the crate `gather`, which has what the loop lacks.
//! - [`completion_order`]: the trap, results in the order in which they arrive.
//! - [`input_order`]: its repair.
//! - [`scenes`]: all of it but `borrowed` and `from_the_library`, ready to be played.
//!
//! Here, one that fails stops nobody: its `Err` is a result like any other.

mod gather;
mod scenes;

use futures::future::join_all;
use stage::{FetchError, Source, fetch};
use tokio::task::JoinSet;
use tracing::info;

pub use gather::gather;
pub use scenes::scenes;

// ANCHOR: dashboard
/// Asks both services, waits for both, merges their answers into one page.
pub async fn dashboard(profile: &Source, orders: &Source) -> Result<String, FetchError> {
    let (profile, orders) = tokio::join!(fetch(profile), fetch(orders));
    let page = format!("{} + {}", profile?, orders?);
    info!("page: {page}");
    Ok(page)
}
// ANCHOR_END: dashboard

// ANCHOR: borrowed
/// Any number of futures in the caller's task. `dishes` is only lent, and that is enough.
pub async fn borrowed(dishes: &[Source]) -> Result<Vec<String>, FetchError> {
    join_all(dishes.iter().map(fetch)).await.into_iter().collect()
}
// ANCHOR_END: borrowed

// ANCHOR: kitchen
/// Every chore in a task of its own.
pub async fn kitchen(chores: Vec<Source>) -> Result<Vec<String>, FetchError> {
    let results = gather(chores.into_iter().map(chore)).await;
    results.into_iter().collect()
}

async fn chore(chore: Source) -> Result<String, FetchError> {
    let done = fetch(&chore).await?;
    info!("{done} done");
    Ok(done)
}
// ANCHOR_END: kitchen

// ANCHOR: from_the_library
/// The same kitchen with the library's call: only the crate's name is new.
pub async fn from_the_library(chores: Vec<Source>) -> Result<Vec<String>, FetchError> {
    let results = ::gather::gather(chores.into_iter().map(chore)).await;
    results.into_iter().collect()
}
// ANCHOR_END: from_the_library

// ANCHOR: completion_order
/// The trap: `JoinSet::join_all` sounds like `gather`, but returns results as they arrive.
pub async fn completion_order(orders: &[Source]) -> Result<Vec<String>, FetchError> {
    let cooking: JoinSet<_> = orders.iter().cloned().map(fetch).collect();
    let plates = cooking.join_all().await;
    serve(orders, plates)
}
// ANCHOR_END: completion_order

// ANCHOR: input_order
/// The repair: an index goes with every output, and `gather` sorts by it.
pub async fn input_order(orders: &[Source]) -> Result<Vec<String>, FetchError> {
    let plates = gather(orders.iter().cloned().map(fetch)).await;
    serve(orders, plates)
}
// ANCHOR_END: input_order

// ANCHOR: serve
/// Brings the first plate to the first guest, the second to the second, and so on.
fn serve(
    orders: &[Source],
    plates: Vec<Result<String, FetchError>>,
) -> Result<Vec<String>, FetchError> {
    let plates = plates.into_iter().collect::<Result<Vec<_>, _>>()?;
    for (order, plate) in orders.iter().zip(&plates) {
        info!("ordered {}, got {plate}", order.name);
    }
    Ok(plates)
}
// ANCHOR_END: serve
