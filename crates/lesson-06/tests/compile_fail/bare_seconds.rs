use stage::{Source, fetch};
use tokio::time::timeout;

async fn price(shop: &Source) {
    let price = timeout(2, fetch(shop)).await;
    println!("{price:?}");
}

fn main() {}
