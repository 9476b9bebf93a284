//! Lesson 03: wait for a whole list, and get from it what you asked for.
//!
//! asyncio has one word for it, `gather`. Tokio has the parts: [`tokio::join!`] and
//! [`join_all`] run futures inside the caller's task, a [`JoinSet`] runs them in tasks of their own.
//!
//! - [`kitchen`]: a list of any length in the caller's task. May borrow; never two at the same time.
//! - [`dashboard`]: two services, and `try_join!` when one fails.
//! - [`three_guests`]: the trap, results in the order in which they arrive.
//! - [`as_they_come`]: the loop inside a `JoinSet::join_all`, and what a `?` in it does to the rest.
//! - [`gather`](gather()): a `JoinSet` and an index. The lesson builds it, `src/gather.rs` holds it.
//! - [`from_gather`]: the trap's repair.
//! - [`countdown`], [`countdown_held`]: what futures of one task share, and a borrow that is held too long.
//! - [`from_the_library`]: [`from_gather`] with the crate `gather`, which has what the loop lacks.
//! - [`scenes`]: all of it but `countdown` and `from_the_library`, ready to be played.

mod gather;
mod scenes;

use std::cell::RefCell;
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

async fn chore(item: &Source) -> Result<String, FetchError> {
    let done = fetch(item).await?;
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

/// The trap: `JoinSet::join_all` sounds like `gather`, but returns results as they arrive.
// ANCHOR: three_guests
pub async fn three_guests(wishes: &[Source]) -> Result<Vec<String>, FetchError> {
    let mut cooking = JoinSet::new();
    for wish in wishes {
        cooking.spawn(fetch(wish.clone()));
    }
    let plates = cooking.join_all().await;
    serve(wishes, plates)
}
// ANCHOR_END: three_guests

/// The repair: an index goes with every output, and `gather` sorts by it.
// ANCHOR: from_gather
pub async fn from_gather(wishes: &[Source]) -> Result<Vec<String>, FetchError> {
    let plates = gather(wishes.iter().cloned().map(fetch)).await;
    serve(wishes, plates)
}
// ANCHOR_END: from_gather

/// Brings the first plate to the first guest, the second to the second, and so on.
// ANCHOR: serve
fn serve(
    wishes: &[Source],
    results: Vec<Result<String, FetchError>>,
) -> Result<Vec<String>, FetchError> {
    let plates: Result<Vec<String>, FetchError> = results.into_iter().collect();
    let plates = plates?;
    for (wish, plate) in wishes.iter().zip(&plates) {
        info!("{}'s guest gets {plate}", wish.name);
    }
    Ok(plates)
}
// ANCHOR_END: serve

/// Each plate at once. An error leaves the function, and the set takes its tasks along.
// ANCHOR: as_they_come
pub async fn as_they_come(wishes: &[Source]) -> Result<(), Box<dyn Error + Send + Sync>> {
    let mut cooking = JoinSet::new();
    for wish in wishes {
        cooking.spawn(fetch(wish.clone()));
    }
    while let Some(joined) = cooking.join_next().await {
        let plate = joined??;
        info!("{plate} is on the table");
    }
    Ok(())
}
// ANCHOR_END: as_they_come

/// Futures of one task share a counter without a lock: each borrows it for one line.
// ANCHOR: countdown
pub async fn countdown(list: &[Source]) -> Vec<Result<String, FetchError>> {
    let left = &RefCell::new(list.len());
    let chores = list.iter().map(|item| async move {
        let done = fetch(item).await;
        *left.borrow_mut() -= 1;
        info!("{} left", left.borrow());
        done
    });
    join_all(chores).await
}
// ANCHOR_END: countdown

/// The same, but every chore keeps its borrow while it waits, and the second one finds it taken.
#[expect(clippy::await_holding_refcell_ref, reason = "the chapter asks what comes of it")]
pub async fn countdown_held(list: &[Source]) -> Vec<Result<String, FetchError>> {
    let left = &RefCell::new(list.len());
    // ANCHOR: countdown_held
    let chores = list.iter().map(|item| async move {
        let mut left = left.borrow_mut();
        let done = fetch(item).await;
        *left -= 1;
        info!("{left} left");
        done
    });
    // ANCHOR_END: countdown_held
    join_all(chores).await
}

/// [`from_gather`] with the library's call: only the crate's name is new.
// ANCHOR: from_the_library
pub async fn from_the_library(wishes: &[Source]) -> Result<Vec<String>, FetchError> {
    let plates = ::gather::gather(wishes.iter().cloned().map(fetch)).await;
    serve(wishes, plates)
}
// ANCHOR_END: from_the_library
