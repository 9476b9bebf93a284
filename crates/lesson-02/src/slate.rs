//! Tasks that change one value: a slate on the kitchen wall, where each helper adds one to the number of
//! those who are back.

use std::error::Error;
use std::sync::{Arc, Mutex};

use stage::{FetchError, Source, fetch};
use tracing::info;

/// All helpers count on one slate; returns what stands on it when all are back.
///
/// # Errors
/// The first error in the order of the list. The tasks behind it run on.
// ANCHOR: one_slate
pub async fn one_slate(list: &[Source]) -> Result<u32, Box<dyn Error + Send + Sync>> {
    let slate = Arc::new(Mutex::new(0));
    let mut helpers = Vec::new();
    for item in list {
        helpers.push(tokio::spawn(count(Arc::clone(&slate), item.clone())));
    }
    for helper in helpers {
        helper.await??;
    }
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
/// The first error in the order of the list. The tasks behind it run on.
pub async fn slate_taken_along(list: &[Source]) -> Result<u32, Box<dyn Error + Send + Sync>> {
    let slate = Arc::new(tokio::sync::Mutex::new(0));
    let mut helpers = Vec::new();
    for item in list {
        helpers.push(tokio::spawn(count_early(Arc::clone(&slate), item.clone())));
    }
    for helper in helpers {
        helper.await??;
    }
    let number = *slate.lock().await;
    Ok(number)
}

/// Locks first, and holds the lock for as long as the fetch takes.
// ANCHOR: count_early
async fn count_early(slate: Arc<tokio::sync::Mutex<u32>>, item: Source) -> Result<(), FetchError> {
    let mut number = slate.lock().await;
    let bought = fetch(item).await?;
    *number += 1;
    info!("{bought} is number {number}");
    Ok(())
}
// ANCHOR_END: count_early
