//! Lesson 02: give work to tasks of their own, and wait for it through their handles.
//!
//! A family goes shopping: every item on the list is an errand, every errand a helper's.
//!
//! - [`spawn_all_then_await`]: right in total, but an early result waits to be seen.
//! - [`spawn_and_await_each`]: the trap, one helper at a time.
//! - [`spawn_in_a_map`]: the same trap behind an iterator that nobody has collected.
//! - [`dropped_handle`]: the task outlives its caller, and its error is lost.
//! - [`kept_handle`]: its repair, a handle that is awaited whatever happens.
//! - [`helper_and_sums`]: work without an `.await` holds up every other task of its thread.
//! - [`blocking`]: the same by a blocking call, which only the real clock can show.
//! - [`ways_out`]: what to do when the compiler refuses to spawn borrowed data.
//! - [`slate`]: tasks that change one value, with a lock held for a moment or across a wait.
//! - [`scenes`]: all of it that a paused clock can show, ready to be played.
//!
//! Every error that leaves a function travels in a `Box<dyn Error + Send + Sync>`, so that each of
//! these functions could itself be spawned.

pub mod blocking;
mod scenes;
pub mod slate;
pub mod ways_out;

use std::error::Error;

use stage::{FetchError, Source, fetch};
use tracing::info;

pub use scenes::scenes;

/// What one helper does: fetch the item, and say so at the door.
// ANCHOR: errand
async fn errand(item: Source) -> Result<String, FetchError> {
    let bought = fetch(item).await?;
    info!("{bought} is at the door");
    Ok(bought)
}
// ANCHOR_END: errand

/// All helpers leave first; then you wait for each, in the order of the list.
///
/// # Errors
/// The first error in the order of the list. The tasks behind it run on, and nobody hears of them.
// ANCHOR: spawn_all_then_await
pub async fn spawn_all_then_await(
    list: &[Source],
) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
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

/// The trap: every helper is sent off only when the one before is back.
///
/// # Errors
/// The first error. What comes behind it on the list has not been spawned.
// ANCHOR: spawn_and_await_each
pub async fn spawn_and_await_each(
    list: &[Source],
) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut unpacked = Vec::new();
    for item in list {
        let bought = tokio::spawn(errand(item.clone())).await??;
        info!("{bought} is unpacked");
        unpacked.push(bought);
    }
    Ok(unpacked)
}
// ANCHOR_END: spawn_and_await_each

/// The trap behind an iterator: `map` spawns when the loop asks for the next handle.
///
/// # Errors
/// The first error. What comes behind it on the list has not been spawned.
// ANCHOR: spawn_in_a_map
pub async fn spawn_in_a_map(list: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let helpers = list.iter().map(|item| tokio::spawn(errand(item.clone())));
    let mut unpacked = Vec::new();
    for helper in helpers {
        let bought = helper.await??;
        info!("{bought} is unpacked");
        unpacked.push(bought);
    }
    Ok(unpacked)
}
// ANCHOR_END: spawn_in_a_map

/// The trap: nobody keeps the handle, so nobody hears what became of the letter.
///
/// # Errors
/// That of the bread. The letter's is lost.
// ANCHOR: dropped_handle
pub async fn dropped_handle(
    bread: &Source,
    letter: &Source,
) -> Result<String, Box<dyn Error + Send + Sync>> {
    tokio::spawn(errand(letter.clone()));
    let bread = fetch(bread).await?;
    info!("home with {bread}");
    Ok(bread)
}
// ANCHOR_END: dropped_handle

/// The repair: the handle is awaited before anything can return.
///
/// # Errors
/// That of the bread, or else that of the letter, when both have ended.
// ANCHOR: kept_handle
pub async fn kept_handle(
    bread: &Source,
    letter: &Source,
) -> Result<String, Box<dyn Error + Send + Sync>> {
    let helper = tokio::spawn(errand(letter.clone()));
    let bread = fetch(bread).await;
    let letter = helper.await?;
    let (bread, letter) = (bread?, letter?);
    info!("home with {bread}, {letter} is in the post");
    Ok(bread)
}
// ANCHOR_END: kept_handle

/// The helper is sent off first; then there are sums to do.
///
/// # Errors
/// That of the bread.
// ANCHOR: helper_and_sums
pub async fn helper_and_sums(bread: &Source) -> Result<String, Box<dyn Error + Send + Sync>> {
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
// ANCHOR_END: helper_and_sums
