//! Lesson 01: a future does nothing until it is awaited, so your `.await`s decide what overlaps.
//!
//! Breakfast is tea (3 s), toast (1 s) and eggs (2 s). The same three orders take 6 s or 3 s.
//!
//! - [`prepare`]: one order. Every function below is made of it.
//! - [`called_first`]: all calls come first, but a call starts nothing: 3 + 1 + 2 = 6 s.
//! - [`one_after_another`]: the same six seconds, in the order in which they happen.
//! - [`with_join`]: `join!` drives all three. 3 s, as long as the slowest.
//! - [`buttered_breakfast`]: a step behind a `join!` waits for all of it, also for what it does not need.
//! - [`toast_with_butter`]: the two steps that need their order make one future of their own.
//! - [`never_awaited`]: a call whose future is dropped. It runs nothing at all.
//! - [`scenes`]: all of it, ready to be played.
//!
//! `breakfast/` is a whole program that a reader can take away: it needs tokio and nothing of ours.
//!
//! What runs on its own, without being awaited, is lesson 02; any number of futures is lesson 03.

mod scenes;

use stage::{FetchError, Source, fetch};
use tracing::info;

pub use scenes::scenes;

/// One order, from the first step to the plate.
// ANCHOR: prepare
pub async fn prepare(order: &Source) -> Result<String, FetchError> {
    info!("{} started", order.name);
    let dish = fetch(order).await?;
    info!("{dish} ready");
    Ok(dish)
}
// ANCHOR_END: prepare

/// Three calls make three futures, and none of them has started.
// ANCHOR: called_first
pub async fn called_first(
    tea: &Source,
    toast: &Source,
    eggs: &Source,
) -> Result<(String, String, String), FetchError> {
    let tea = prepare(tea);
    let toast = prepare(toast);
    let eggs = prepare(eggs);
    info!("three calls made");
    Ok((tea.await?, toast.await?, eggs.await?))
}
// ANCHOR_END: called_first

/// Nothing else happens while an order is awaited.
// ANCHOR: one_after_another
pub async fn one_after_another(
    tea: &Source,
    toast: &Source,
    eggs: &Source,
) -> Result<(String, String, String), FetchError> {
    let tea = prepare(tea).await?;
    let toast = prepare(toast).await?;
    let eggs = prepare(eggs).await?;
    Ok((tea, toast, eggs))
}
// ANCHOR_END: one_after_another

/// `join!` polls all three and waits for the slowest, whether or not one fails.
// ANCHOR: with_join
pub async fn with_join(
    tea: &Source,
    toast: &Source,
    eggs: &Source,
) -> Result<(String, String, String), FetchError> {
    let (tea, toast, eggs) = tokio::join!(prepare(tea), prepare(toast), prepare(eggs));
    Ok((tea?, toast?, eggs?))
}
// ANCHOR_END: with_join

/// The butter needs the toast alone, and waits for the eggs all the same.
// ANCHOR: buttered_breakfast
pub async fn buttered_breakfast(
    toast: &Source,
    butter: &Source,
    eggs: &Source,
) -> Result<(String, String), FetchError> {
    let (toast, eggs) = tokio::join!(prepare(toast), prepare(eggs));
    let (toast, eggs) = (toast?, eggs?);
    let butter = prepare(butter).await?;
    Ok((format!("{toast} with {butter}"), eggs))
}
// ANCHOR_END: buttered_breakfast

/// Toast, then butter, is one future; the eggs overlap with it.
// ANCHOR: toast_with_butter
pub async fn toast_with_butter(
    toast: &Source,
    butter: &Source,
    eggs: &Source,
) -> Result<(String, String), FetchError> {
    let buttered = async {
        let toast = prepare(toast).await?;
        let butter = prepare(butter).await?;
        Ok(format!("{toast} with {butter}"))
    };
    let (buttered, eggs) = tokio::join!(buttered, prepare(eggs));
    Ok((buttered?, eggs?))
}
// ANCHOR_END: toast_with_butter

/// Tea is called for, but never awaited: not one line of `prepare` runs for it, and rustc says nothing.
// ANCHOR: never_awaited
pub async fn never_awaited(tea: &Source, toast: &Source) -> Result<String, FetchError> {
    let _tea = prepare(tea);
    info!("tea called");
    prepare(toast).await
}
// ANCHOR_END: never_awaited
