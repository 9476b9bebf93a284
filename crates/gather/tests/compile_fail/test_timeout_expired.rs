//! asyncio raises RuntimeError when a timeout is rescheduled after it has expired.

use std::time::Duration;

use tokio::spawn;
use tokio::time::{sleep, timeout};

async fn reschedule() {
    let limit = timeout(Duration::from_secs(1), sleep(Duration::from_secs(2)));
    if spawn(limit).await.is_ok_and(|ended| ended.is_err()) {
        let _ = limit.into_inner();
    }
}

fn main() {
    let _ = reschedule;
}
