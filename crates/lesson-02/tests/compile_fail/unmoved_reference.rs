//! Here the compiler gives advice that does not help: what follows it is `moved_reference.rs`.

use stage::{Source, fetch};

async fn shop(list: &[Source]) {
    for item in list {
        tokio::spawn(async { fetch(item).await });
    }
}

fn main() {
    drop(shop(&[]));
}
