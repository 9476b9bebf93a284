//! asyncio's `finally` may await, so it may hold a timeout. A destructor may not.

use std::time::Duration;

use tokio::time::{sleep, timeout};

struct Cleanup;

impl Drop for Cleanup {
    fn drop(&mut self) {
        let _ = timeout(Duration::from_millis(10), sleep(Duration::from_secs(10))).await;
    }
}

fn main() {}
