//! asyncio raises RuntimeError when a timeout is rescheduled after its block has ended.

use std::time::Duration;

use tokio::spawn;
use tokio::time::{sleep, timeout};

async fn reschedule() {
    let limit = timeout(Duration::from_secs(2), sleep(Duration::from_secs(1)));
    let _ = spawn(limit).await;
    let _ = limit.into_inner();
}

fn main() {
    let _ = reschedule;
}
