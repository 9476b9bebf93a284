//! A blocking call holds the thread. The paused clock does not see that, so these two are shown on
//! the real clock, by a test.

use std::thread;
use std::time::Duration;

use tokio::task::{JoinError, spawn_blocking};

/// How long the blocking call takes: short, because it is real time.
pub const NAP: Duration = Duration::from_millis(20);

/// The trap: no `.await`, so no other task of this thread runs for the whole nap.
// ANCHOR: blocking_call
pub async fn nap_on_the_thread() {
    thread::sleep(NAP);
}
// ANCHOR_END: blocking_call

/// The repair: the nap goes to a thread made for such calls, and here is an `.await`.
///
/// # Errors
/// When the nap panics.
// ANCHOR: blocking_pool
pub async fn nap_elsewhere() -> Result<(), JoinError> {
    spawn_blocking(|| thread::sleep(NAP)).await
}
// ANCHOR_END: blocking_pool
