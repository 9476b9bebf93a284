//! The block takes along what it names, and that is the reference: the clone is made inside of the task.

use stage::{Source, fetch};

async fn shop(list: &[Source]) {
    for item in list {
        tokio::spawn(async move { fetch(item.clone()).await });
    }
}

fn main() {
    drop(shop(&[]));
}
