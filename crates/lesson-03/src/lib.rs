//! Lesson 03: wait for a whole list, and get from it what you asked for.
//!
//! asyncio has one word for it, `gather`. Tokio has the parts: [`tokio::join!`] and
//! [`join_all`] run futures inside the caller's task, a [`JoinSet`] runs them in tasks of their own.
//!
//! - [`kitchen`]: a list of any length in the caller's task. May borrow; never two at the same time.
//! - [`dashboard`], [`dashboard_joined`]: two services, `try_join!` against `join!` when one fails.
//! - [`from_a_set`]: the trap, results in the order in which they arrive.
//! - [`as_they_come`]: the loop inside a `JoinSet::join_all`, and what a `?` in it does to the rest.
//! - [`gather`](gather()): a `JoinSet` and an index. The lesson builds it, `src/gather.rs` holds it.
//! - [`from_gather`]: the trap's repair.
//! - [`from_the_library`]: the same with the crate `gather`, which has what the loop lacks.
//! - [`scenes`]: all of it but `from_the_library`, ready to be played.

mod gather;
mod scenes;

use std::error::Error;

use futures::future::join_all;
use stage::{FetchError, Source, fetch};
use tokio::task::JoinSet;
use tracing::info;

pub use gather::gather;
pub use scenes::scenes;

/// Every chore in the caller's task. The list is only lent, and that is enough.
// ANCHOR: kitchen
pub async fn kitchen(list: &[Source]) -> Result<Vec<String>, FetchError> {
    let results = join_all(list.iter().map(chore)).await;
    results.into_iter().collect()
}

async fn chore(chore: &Source) -> Result<String, FetchError> {
    let done = fetch(chore).await?;
    info!("{done} done");
    Ok(done)
}
// ANCHOR_END: kitchen

/// Merges two answers into one page. The first error ends the wait, and drops the other future.
// ANCHOR: dashboard
pub async fn dashboard(profile: &Source, orders: &Source) -> Result<String, FetchError> {
    let (profile, orders) = tokio::try_join!(load(profile), load(orders))?;
    Ok(format!("{profile} + {orders}"))
}

async fn load(service: &Source) -> Result<String, FetchError> {
    let answer = fetch(service).await?;
    info!("{answer} loaded");
    Ok(answer)
}
// ANCHOR_END: dashboard

/// The same page, but both waits end before any error is looked at.
// ANCHOR: dashboard_joined
pub async fn dashboard_joined(profile: &Source, orders: &Source) -> Result<String, FetchError> {
    let (profile, orders) = tokio::join!(load(profile), load(orders));
    Ok(format!("{} + {}", profile?, orders?))
}
// ANCHOR_END: dashboard_joined

/// The trap: `JoinSet::join_all` sounds like `gather`, but returns results as they arrive.
// ANCHOR: from_a_set
pub async fn from_a_set(orders: &[Source]) -> Result<Vec<String>, FetchError> {
    let mut cooking = JoinSet::new();
    for order in orders {
        cooking.spawn(fetch(order.clone()));
    }
    let plates = cooking.join_all().await;
    serve(orders, plates)
}
// ANCHOR_END: from_a_set

/// The repair: an index goes with every output, and `gather` sorts by it.
// ANCHOR: from_gather
pub async fn from_gather(orders: &[Source]) -> Result<Vec<String>, FetchError> {
    let plates = gather(orders.iter().cloned().map(fetch)).await;
    serve(orders, plates)
}
// ANCHOR_END: from_gather

/// Brings the first plate to the first guest, the second to the second, and so on.
// ANCHOR: serve
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

/// Each plate at once. An error leaves the function, and the set takes its tasks along.
// ANCHOR: as_they_come
pub async fn as_they_come(orders: &[Source]) -> Result<(), Box<dyn Error + Send + Sync>> {
    let mut cooking = JoinSet::new();
    for order in orders {
        cooking.spawn(fetch(order.clone()));
    }
    while let Some(plate) = cooking.join_next().await {
        info!("{} is on the table", plate??);
    }
    Ok(())
}
// ANCHOR_END: as_they_come

/// [`from_gather`] with the library's call: only the crate's name is new.
// ANCHOR: from_the_library
pub async fn from_the_library(orders: &[Source]) -> Result<Vec<String>, FetchError> {
    let plates = ::gather::gather(orders.iter().cloned().map(fetch)).await;
    serve(orders, plates)
}
// ANCHOR_END: from_the_library
