//! Work that no limit stops. The paused clock does not see work, so tests show these on the real clock.

use std::time::{Duration, Instant};

use tokio::task::spawn_blocking;
use tokio::time::error::Elapsed;
use tokio::time::timeout;

use crate::BoxError;

/// How long the sum takes: short, because it is real time.
pub const WORK: Duration = Duration::from_millis(200);

/// The trap: the limit is looked at when the sum is done, for nothing in it waits.
// ANCHOR: computing
pub async fn computing() -> Result<u64, Elapsed> {
    timeout(Duration::from_millis(20), async { add_up() }).await
}
// ANCHOR_END: computing

/// The caller is free after the limit, and the sum goes on.
///
/// # Errors
/// When the sum takes longer than the limit.
// ANCHOR: elsewhere
pub async fn elsewhere() -> Result<u64, BoxError> {
    let sum = spawn_blocking(add_up);
    Ok(timeout(Duration::from_millis(20), sum).await??)
}
// ANCHOR_END: elsewhere

/// Keeps a processor busy for as long as [`WORK`].
// ANCHOR: add_up
pub fn add_up() -> u64 {
    let began = Instant::now();
    let mut sum: u64 = 0;
    while began.elapsed() < WORK {
        sum = sum.wrapping_add(1);
    }
    sum
}
// ANCHOR_END: add_up
