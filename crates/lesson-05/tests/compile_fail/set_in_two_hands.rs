use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::sleep;

async fn clear(mut packing: JoinSet<()>) {
    let next = packing.join_next();
    packing.spawn(sleep(Duration::from_secs(1)));
    next.await;
}

fn main() {}
