//! Lesson 01: a future does nothing until it is awaited, so your `.await`s decide what overlaps.
//!
//! Breakfast is tea (3 s), toast (1 s) and eggs (2 s). The same three orders take 6 s or 3 s.
//!
//! - [`prepare`]: one order. Every function below is made of it.
//! - [`one_after_another`]: await, then call the next. 3 + 1 + 2 = 6 s.
//! - [`overlapping`]: `join!` drives all three. 3 s, as long as the slowest.
//! - [`called_first`]: the trap. All calls come first, but a call starts nothing: 6 s again.
//! - [`never_awaited`]: a call whose future is dropped. It runs nothing at all.
//! - [`toast_with_butter`]: one step needs another's answer, a third needs neither.
//! - [`scenes`]: all of it but `toast_with_butter`, ready to be played.
//!
//! What runs on its own, without being awaited, is lesson 02; any number of futures is lesson 03.

mod scenes;

use stage::{FetchError, Source, fetch};
use tracing::info;

pub use scenes::scenes;

// ANCHOR: prepare
/// One order, from the first step to the plate.
pub async fn prepare(order: &Source) -> Result<String, FetchError> {
    info!("{} started", order.name);
    let dish = fetch(order).await?;
    info!("{dish} ready");
    Ok(dish)
}
// ANCHOR_END: prepare

/// What is on the table at the end, in the order of the menu.
pub type Breakfast = (String, String, String);

// ANCHOR: one_after_another
/// Nothing else happens while an order is awaited.
pub async fn one_after_another(
    tea: &Source,
    toast: &Source,
    eggs: &Source,
) -> Result<Breakfast, FetchError> {
    let tea = prepare(tea).await?;
    let toast = prepare(toast).await?;
    let eggs = prepare(eggs).await?;
    Ok((tea, toast, eggs))
}
// ANCHOR_END: one_after_another

// ANCHOR: overlapping
/// `join!` polls all three and waits for the slowest.
pub async fn overlapping(
    tea: &Source,
    toast: &Source,
    eggs: &Source,
) -> Result<Breakfast, FetchError> {
    let (tea, toast, eggs) = tokio::join!(prepare(tea), prepare(toast), prepare(eggs));
    Ok((tea?, toast?, eggs?))
}
// ANCHOR_END: overlapping

// ANCHOR: called_first
/// The trap: three calls make three futures, and none of them has started.
pub async fn called_first(
    tea: &Source,
    toast: &Source,
    eggs: &Source,
) -> Result<Breakfast, FetchError> {
    let tea = prepare(tea);
    let toast = prepare(toast);
    let eggs = prepare(eggs);
    info!("three calls made");
    Ok((tea.await?, toast.await?, eggs.await?))
}
// ANCHOR_END: called_first

// ANCHOR: never_awaited
/// Tea is called for, but never awaited: not one line of `prepare` runs for it.
pub async fn never_awaited(tea: &Source, toast: &Source) -> Result<String, FetchError> {
    let tea = prepare(tea);
    info!("tea called");
    let toast = prepare(toast).await?;
    drop(tea);
    Ok(toast)
}
// ANCHOR_END: never_awaited

// ANCHOR: toast_with_butter
/// Toast, then butter, is one future; the eggs overlap with it.
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
