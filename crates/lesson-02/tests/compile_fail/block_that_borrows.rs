//! A block borrows what it uses, and a task may outlive the function that the block borrows from.

use stage::{Source, fetch};

async fn shop(milk: Source) {
    tokio::spawn(async { fetch(&milk).await });
}

fn main() {
    drop(shop(Source::new("milk", std::time::Duration::ZERO)));
}
