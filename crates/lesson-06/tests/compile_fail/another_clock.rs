use std::time::{Duration, Instant};

use stage::{Source, fetch};
use tokio::time::timeout_at;

async fn price(shop: &Source) {
    let deadline = Instant::now() + Duration::from_secs(2);
    let price = timeout_at(deadline, fetch(shop)).await;
    println!("{price:?}");
}

fn main() {}
