//! Lesson 02: give work to tasks of their own, and wait for it through their handles.
//!
//! A family goes shopping: every item on the list is an errand, every errand a helper's.
//!
//! - [`spawn_and_await_each`]: the trap, one helper at a time.
//! - [`spawn_all_then_await`]: its repair; right in total, but an early result waits to be seen.
//! - [`dropped_handle`]: the task outlives its caller, and its error is lost.
//! - [`kept_handle`]: its repair, a handle that is awaited whatever happens.
//! - [`no_await_no_turn`]: work without an `.await` holds up every other task of its thread.
//! - [`blocking`]: the same by a blocking call, which only the real clock can show.
//! - [`ways_out`]: three answers to a compiler that refuses to spawn borrowed data.
//! - [`scenes`]: all of it that a paused clock can show, ready to be played.

pub mod blocking;
mod scenes;
pub mod ways_out;

use std::error::Error;

use stage::{FetchError, Source, fetch};
use tracing::info;

pub use scenes::scenes;

// ANCHOR: errand
/// What one helper does: fetch the item, and say so at the door.
async fn errand(item: Source) -> Result<String, FetchError> {
    let bought = fetch(item).await?;
    info!("{bought} is at the door");
    Ok(bought)
}
// ANCHOR_END: errand

// ANCHOR: spawn_and_await_each
/// The trap: every helper is sent off only when the one before is back.
pub async fn spawn_and_await_each(list: &[Source]) -> Result<Vec<String>, Box<dyn Error>> {
    let mut unpacked = Vec::new();
    for item in list {
        let bought = tokio::spawn(errand(item.clone())).await??;
        info!("{bought} is unpacked");
        unpacked.push(bought);
    }
    Ok(unpacked)
}
// ANCHOR_END: spawn_and_await_each

// ANCHOR: spawn_all_then_await
/// All helpers leave first; then you wait for each, in the order of the list.
pub async fn spawn_all_then_await(list: &[Source]) -> Result<Vec<String>, Box<dyn Error>> {
    let mut helpers = Vec::new();
    for item in list {
        helpers.push(tokio::spawn(errand(item.clone())));
    }

    let mut unpacked = Vec::new();
    for helper in helpers {
        let bought = helper.await??;
        info!("{bought} is unpacked");
        unpacked.push(bought);
    }
    Ok(unpacked)
}
// ANCHOR_END: spawn_all_then_await

// ANCHOR: dropped_handle
/// The trap: nobody keeps the handle, so nobody hears what became of the letter.
pub async fn dropped_handle(bread: &Source, letter: &Source) -> Result<String, Box<dyn Error>> {
    tokio::spawn(errand(letter.clone()));
    let bread = fetch(bread).await?;
    info!("home with {bread}");
    Ok(bread)
}
// ANCHOR_END: dropped_handle

// ANCHOR: kept_handle
/// The repair: the handle is awaited before anything can return.
pub async fn kept_handle(bread: &Source, letter: &Source) -> Result<String, Box<dyn Error>> {
    let helper = tokio::spawn(errand(letter.clone()));
    let bread = fetch(bread).await;
    let letter = helper.await?;

    let (bread, letter) = (bread?, letter?);
    info!("home with {bread}, {letter} is in the post");
    Ok(bread)
}
// ANCHOR_END: kept_handle

// ANCHOR: no_await_no_turn
/// The helper is sent off first; then there are sums to do.
pub async fn no_await_no_turn(bread: &Source) -> Result<String, Box<dyn Error>> {
    let bread = bread.clone();
    let helper = tokio::spawn(async move {
        info!("the helper leaves");
        errand(bread).await
    });

    info!("adding up the receipts");
    let total: u64 = (1..=1000).sum();
    info!("total: {total}");

    Ok(helper.await??)
}
// ANCHOR_END: no_await_no_turn
