//! asyncio raises RuntimeError when a timeout is entered that is entered already.

use std::time::Duration;

use tokio::time::{sleep, timeout};

async fn both() {
    let limit = timeout(Duration::from_secs(1), sleep(Duration::from_secs(2)));
    let outer = async move { limit.await };
    let inner = async move { limit.await };
    let _ = tokio::join!(outer, inner);
}

fn main() {
    let _ = both;
}
