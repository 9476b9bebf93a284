//! The argument of the call is a borrow, and the task may outlive what is borrowed.

use stage::{Source, fetch};

async fn shop(milk: Source) {
    tokio::spawn(fetch(&milk));
}

fn main() {
    drop(shop(Source::new("milk", std::time::Duration::ZERO)));
}
