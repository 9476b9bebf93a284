//! `move` moves the reference, and what it points at still belongs to the caller's caller.

use stage::{Source, fetch};

async fn shop(list: &[Source]) {
    for item in list {
        tokio::spawn(async move { fetch(item).await });
    }
}

fn main() {
    drop(shop(&[]));
}
