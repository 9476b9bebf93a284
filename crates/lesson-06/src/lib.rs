//! Lesson 06: limit a wait, and know what the limit stops.
//!
//! asyncio has `wait_for` and `timeout`. Tokio has [`timeout`], [`timeout_at`], and with tokio-util
//! [`AbortOnDropHandle`]. A limit ends a wait. Whether it ends the work depends on who owns that.
//!
//! - [`prices`]: one limit over a whole gather.
//! - [`shop_by_shop`], [`each_limited`]: a limit for each call, one call after the other, and overlapping.
//! - [`sent_out`], [`on_a_leash`]: a limit over the handle of a task, and the handle that takes its task along.
//! - [`old_price_first`]: a limit over a handle that is only lent.
//! - [`trip`]: a limit within a limit, and which of them spoke.
//! - [`answers`], [`before_closing`]: a limit for each wait in a loop, and one deadline for all of them.
//! - [`noted`]: results kept outside of the future that is cut.
//! - [`no_time`]: a limit of nothing at all.
//! - [`blocking`]: work that no limit stops, on the real clock.
//! - [`scenes`]: all of it but `blocking`, ready to be played.

pub mod blocking;
mod scenes;

use std::cell::RefCell;
use std::error::Error;
use std::time::Duration;

use futures::future::join_all;
use stage::{FetchError, Source, fetch};
use tokio::task::{JoinError, JoinSet};
use tokio::time::error::Elapsed;
use tokio::time::{Instant, timeout, timeout_at};
use tokio_util::task::AbortOnDropHandle;
use tracing::info;

pub use scenes::scenes;

/// Lesson 02's box: room for the errors of a fetch, of a task and of a limit.
pub type BoxError = Box<dyn Error + Send + Sync>;

/// How long the page may take.
pub const LIMIT: Duration = Duration::from_secs(2);

/// All shops overlap, and one limit is over all of them.
// ANCHOR: prices
pub async fn prices(shops: &[Source]) -> Result<Vec<Price>, Elapsed> {
    timeout(LIMIT, join_all(shops.iter().map(ask))).await
}

type Price = Result<String, FetchError>;

async fn ask(shop: &Source) -> Price {
    let price = fetch(shop).await?;
    info!("{price} has answered");
    Ok(price)
}
// ANCHOR_END: prices

/// A limit for each call, and one call after the other: the limits add up.
// ANCHOR: shop_by_shop
pub async fn shop_by_shop(shops: &[Source]) -> Vec<String> {
    let mut prices = Vec::new();
    for shop in shops {
        match timeout(LIMIT, ask(shop)).await {
            Ok(Ok(price)) => prices.push(price),
            Ok(Err(error)) => info!("{error}"),
            Err(_) => info!("{} is too slow", shop.name),
        }
    }
    prices
}
// ANCHOR_END: shop_by_shop

/// A limit for each call, and all calls overlap: a slow shop costs its own price and no other.
// ANCHOR: each_limited
pub async fn each_limited(shops: &[Source]) -> Vec<Result<Price, Elapsed>> {
    join_all(shops.iter().map(|shop| timeout(LIMIT, ask(shop)))).await
}
// ANCHOR_END: each_limited

/// The trap: the limit drops a handle, and a dropped handle detaches its task.
///
/// # Errors
/// When the shop fails, or is too late.
// ANCHOR: sent_out
pub async fn sent_out(shop: Source) -> Result<String, BoxError> {
    let asking = tokio::spawn(async move { ask(&shop).await });
    let price = timeout(LIMIT, asking).await???;
    Ok(price)
}
// ANCHOR_END: sent_out

/// The repair: this handle aborts its task when it is dropped.
///
/// # Errors
/// When the shop fails, or is too late.
// ANCHOR: on_a_leash
pub async fn on_a_leash(shop: Source) -> Result<String, BoxError> {
    let asking = tokio::spawn(async move { ask(&shop).await });
    let asking = AbortOnDropHandle::new(asking);
    let price = timeout(LIMIT, asking).await???;
    Ok(price)
}
// ANCHOR_END: on_a_leash

/// The limit drops a loan: the task runs on, and its answer is awaited again.
///
/// # Errors
/// When the shop fails.
// ANCHOR: old_price_first
pub async fn old_price_first(shop: Source) -> Result<String, BoxError> {
    let mut asking = tokio::spawn(async move { ask(&shop).await });
    match timeout(LIMIT, &mut asking).await {
        Ok(joined) => Ok(joined??),
        Err(_) => {
            info!("9 euros yesterday");
            Ok(asking.await??)
        }
    }
}
// ANCHOR_END: old_price_first

/// Two steps with a limit each, and a limit over both: the types tell which of them spoke.
// ANCHOR: trip
pub async fn trip(room: &Source, train: &Source) {
    let booking = async {
        timeout(Duration::from_secs(2), ask(room)).await??;
        timeout(Duration::from_secs(2), ask(train)).await??;
        Ok::<_, BoxError>(())
    };
    match timeout(Duration::from_secs(3), booking).await {
        Ok(Ok(())) => info!("booked"),
        Ok(Err(error)) => info!("a step: {error}"),
        Err(error) => info!("the trip: {error}"),
    }
}
// ANCHOR_END: trip

/// The trap: every round of the loop has the whole limit again.
// ANCHOR: answers
pub async fn answers(shops: &[Source]) -> Vec<String> {
    let mut asking = send_all(shops);
    let mut prices = Vec::new();
    while let Ok(Some(joined)) = timeout(LIMIT, asking.join_next()).await {
        keep(joined, &mut prices);
    }
    prices
}
// ANCHOR_END: answers

/// Asks every shop in a task of its own; and what to do with what comes of one.
// ANCHOR: send_all
fn send_all(shops: &[Source]) -> JoinSet<Price> {
    let mut asking = JoinSet::new();
    for shop in shops {
        let shop = shop.clone();
        asking.spawn(async move { ask(&shop).await });
    }
    asking
}

fn keep(joined: Result<Price, JoinError>, prices: &mut Vec<String>) {
    match joined {
        Ok(Ok(price)) => prices.push(price),
        Ok(Err(error)) => info!("{error}"),
        Err(error) => info!("{error}"),
    }
}
// ANCHOR_END: send_all

/// The repair: an instant does not begin again.
// ANCHOR: before_closing
pub async fn before_closing(shops: &[Source]) -> Vec<String> {
    let deadline = Instant::now() + LIMIT;
    let mut asking = send_all(shops);
    let mut prices = Vec::new();
    while let Ok(Some(joined)) = timeout_at(deadline, asking.join_next()).await {
        keep(joined, &mut prices);
    }
    prices
}
// ANCHOR_END: before_closing

/// No task needed: each future notes its own price in a list that the limit does not reach.
// ANCHOR: noted
pub async fn noted(shops: &[Source]) -> Vec<String> {
    let prices = &RefCell::new(Vec::new());
    let asking = shops.iter().map(|shop| async move {
        if let Ok(price) = ask(shop).await {
            prices.borrow_mut().push(price);
        }
    });
    if timeout(LIMIT, join_all(asking)).await.is_err() {
        info!("too late for the rest");
    }
    prices.take()
}
// ANCHOR_END: noted

/// A limit of zero: the future has its first poll all the same.
///
/// # Errors
/// When the shop is too late, or fails.
// ANCHOR: no_time
pub async fn no_time(shop: &Source) -> Result<String, BoxError> {
    let asking = async {
        info!("asking {}", shop.name);
        ask(shop).await
    };
    let price = timeout(Duration::ZERO, asking).await??;
    Ok(price)
}
// ANCHOR_END: no_time
