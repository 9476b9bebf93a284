//! Tasks that change one value: a slate in the hall, where each helper adds one to the number of those who
//! are back.

use std::sync::{Arc, Mutex};

use stage::{FetchError, Source, fetch};
use tracing::info;

use crate::BoxError;

/// All helpers count on one slate; returns what stands on it when all are back.
///
/// # Errors
/// The first error in the order of the errands, when all of them have ended.
// ANCHOR: one_slate
pub async fn one_slate(bread: Source, meat: Source, fruit: Source) -> Result<u32, BoxError> {
    let slate = Arc::new(Mutex::new(0));
    let bread = tokio::spawn(count(Arc::clone(&slate), bread));
    let meat = tokio::spawn(count(Arc::clone(&slate), meat));
    let fruit = tokio::spawn(count(Arc::clone(&slate), fruit));
    let (bread, meat, fruit) = (bread.await, meat.await, fruit.await);
    bread??;
    meat??;
    fruit??;
    let number = *slate.lock().expect("no helper panics while it counts");
    Ok(number)
}
// ANCHOR_END: one_slate

/// Fetches, and then holds the lock for as long as counting takes.
// ANCHOR: count
async fn count(slate: Arc<Mutex<u32>>, item: Source) -> Result<(), FetchError> {
    let bought = fetch(item).await?;
    let mut number = slate.lock().expect("no helper panics while it counts");
    *number += 1;
    info!("{bought} is number {number}");
    Ok(())
}
// ANCHOR_END: count

/// The trap: the same with tokio's lock, and every helper takes the slate along.
///
/// # Errors
/// The first error in the order of the errands, when all of them have ended.
pub async fn tokios_slate(bread: Source, meat: Source, fruit: Source) -> Result<u32, BoxError> {
    let slate = Arc::new(tokio::sync::Mutex::new(0));
    let bread = tokio::spawn(count_on_tokios(Arc::clone(&slate), bread));
    let meat = tokio::spawn(count_on_tokios(Arc::clone(&slate), meat));
    let fruit = tokio::spawn(count_on_tokios(Arc::clone(&slate), fruit));
    let (bread, meat, fruit) = (bread.await, meat.await, fruit.await);
    bread??;
    meat??;
    fruit??;
    let number = *slate.lock().await;
    Ok(number)
}

/// Locks first, and holds the lock for as long as the fetch takes.
// ANCHOR: count_on_tokios
async fn count_on_tokios(
    slate: Arc<tokio::sync::Mutex<u32>>,
    item: Source,
) -> Result<(), FetchError> {
    let mut number = slate.lock().await;
    let bought = fetch(item).await?;
    *number += 1;
    info!("{bought} is number {number}");
    Ok(())
}
// ANCHOR_END: count_on_tokios
