//! A task may outlive the function that spawns it, so it may not borrow from it.

use stage::{Source, fetch};

async fn shop(list: &[Source]) {
    for item in list {
        tokio::spawn(async move { fetch(item).await });
    }
}

fn main() {
    drop(shop(&[]));
}
