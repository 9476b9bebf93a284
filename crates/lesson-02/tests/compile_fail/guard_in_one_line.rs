//! What a method is called on comes before its arguments: the guard is there before the fetch begins.

use std::sync::{Arc, Mutex};

use stage::{FetchError, Source, fetch};

async fn fill(basket: Arc<Mutex<Vec<String>>>, item: Source) -> Result<(), FetchError> {
    basket.lock().expect("no helper panics while it adds").push(fetch(item).await?);
    Ok(())
}

async fn shop(milk: Source) {
    tokio::spawn(fill(Arc::new(Mutex::new(Vec::new())), milk));
}

fn main() {
    drop(shop(Source::new("milk", std::time::Duration::ZERO)));
}
