//! Lesson 02: give work to tasks of their own, and wait for it through their handles.
//!
//! A family goes shopping: every item on the list is an errand, every errand a helper's.
//!
//! - [`shop`]: three tasks, then three awaits. Right in total, but an early result waits to be seen.
//! - [`washed`]: what follows from one result, in the task of that result.
//! - [`shop_by_list`]: the trap, a `map` that spawns a task when its loop asks for one.
//! - [`to_the_post`]: the task outlives its caller, and its error is lost.
//! - [`kept_handle`]: its repair, a handle that is awaited whatever happens.
//! - [`helper_and_sums`]: work that never waits holds up every other task of its thread, `.await` or not.
//! - [`blocking`]: the same by a blocking call, which only the real clock can show.
//! - [`slate`]: tasks that change one value, with a lock held for a moment or across a wait.
//! - [`ways_out`]: what to do when the compiler refuses to spawn borrowed data.
//! - [`scenes`]: all of it that a paused clock can show, ready to be played.

pub mod blocking;
mod scenes;
pub mod slate;
pub mod ways_out;

use std::error::Error;

use stage::{FetchError, Source, fetch};
use tracing::info;

pub use scenes::scenes;

/// Any error that may go to another thread, so that whoever returns it can be spawned.
// ANCHOR: BoxError
pub type BoxError = Box<dyn Error + Send + Sync>;
// ANCHOR_END: BoxError

/// All helpers leave first; then you wait for each.
///
/// # Errors
/// The first error in the order of the awaits. The tasks behind it run on, and nobody hears of them.
// ANCHOR: shop
pub async fn shop(bread: Source, meat: Source, fruit: Source) -> Result<(), BoxError> {
    let bread = tokio::spawn(fetch(bread));
    let meat = tokio::spawn(fetch(meat));
    let fruit = tokio::spawn(fetch(fruit));

    let bread = bread.await??;
    info!("{bread} is unpacked");
    let meat = meat.await??;
    info!("{meat} is unpacked");
    let fruit = fruit.await??;
    info!("{fruit} is unpacked");
    Ok(())
}
// ANCHOR_END: shop

/// One errand and the step that needs nothing else. Spawned, it waits for no other errand.
///
/// # Errors
/// When a fetch fails.
// ANCHOR: washed
pub async fn washed(fruit: Source, water: Source) -> Result<String, FetchError> {
    let fruit = fetch(fruit).await?;
    let water = fetch(water).await?;
    Ok(format!("{fruit} in {water}"))
}
// ANCHOR_END: washed

/// The trap: `map` spawns when the loop asks for the next handle.
///
/// # Errors
/// The first error. What comes behind it on the list has not been spawned.
// ANCHOR: shop_by_list
pub async fn shop_by_list(list: Vec<Source>) -> Result<(), BoxError> {
    let helpers = list.into_iter().map(|item| tokio::spawn(fetch(item)));
    for helper in helpers {
        let bought = helper.await??;
        info!("{bought} is unpacked");
    }
    Ok(())
}
// ANCHOR_END: shop_by_list

/// The trap: nobody keeps the handle, so nobody hears what became of the letter.
///
/// # Errors
/// That of the bread. The letter's is lost.
// ANCHOR: to_the_post
pub async fn to_the_post(bread: Source, letter: Source) -> Result<String, BoxError> {
    tokio::spawn(fetch(letter));
    let bread = fetch(bread).await?;
    info!("home with {bread}");
    Ok(bread)
}
// ANCHOR_END: to_the_post

/// The repair: both are awaited before anything can return, and each end of the task has an arm.
///
/// # Errors
/// That of the bread, when both have ended.
// ANCHOR: kept_handle
pub async fn kept_handle(bread: Source, letter: Source) -> Result<String, FetchError> {
    let helper = tokio::spawn(fetch(letter));
    let bread = fetch(bread).await;
    let letter = helper.await;
    match letter {
        Ok(Ok(_)) => info!("posted"),
        Ok(Err(error)) => info!("refused: {error}"),
        Err(_) => info!("no answer"),
    }
    bread
}
// ANCHOR_END: kept_handle

/// The helper is sent off first; then there are sums to do, and an `.await` that never has to wait.
///
/// # Errors
/// That of the bread.
// ANCHOR: helper_and_sums
pub async fn helper_and_sums(bread: Source) -> Result<String, BoxError> {
    let helper = tokio::spawn(async move {
        info!("the helper leaves");
        fetch(bread).await
    });
    info!("adding up the receipts");
    let total = add_up().await;
    info!("total: {total}");
    Ok(helper.await??)
}

async fn add_up() -> u64 {
    (1..=1000).sum()
}
// ANCHOR_END: helper_and_sums
