//! asyncio raises RuntimeError when a timeout is entered again.

use std::time::Duration;

use tokio::spawn;
use tokio::time::{sleep, timeout};

async fn twice() {
    let limit = timeout(Duration::from_secs(1), sleep(Duration::from_secs(2)));
    let _ = spawn(limit).await;
    let _ = spawn(limit).await;
}

fn main() {
    let _ = twice;
}
