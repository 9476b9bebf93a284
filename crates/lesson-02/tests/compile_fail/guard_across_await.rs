//! The guard of std's lock belongs to its thread, and a task may move to another while it waits.

use std::sync::{Arc, Mutex};

use stage::{FetchError, Source, fetch};

async fn count(slate: Arc<Mutex<u32>>, item: Source) -> Result<(), FetchError> {
    let mut number = slate.lock().expect("no helper panics while it counts");
    fetch(item).await?;
    *number += 1;
    Ok(())
}

async fn shop(milk: Source) {
    tokio::spawn(count(Arc::new(Mutex::new(0)), milk));
}

fn main() {
    drop(shop(Source::new("milk", std::time::Duration::ZERO)));
}
