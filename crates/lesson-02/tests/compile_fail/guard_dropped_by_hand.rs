//! A guard that was used and then given to `drop` still counts as held at the `.await`.

use std::sync::{Arc, Mutex};

use stage::{FetchError, Source, fetch};

async fn count(slate: Arc<Mutex<u32>>, item: Source) -> Result<(), FetchError> {
    let mut number = slate.lock().expect("no helper panics while it counts");
    *number += 1;
    drop(number);
    fetch(item).await?;
    Ok(())
}

async fn shop(milk: Source) {
    tokio::spawn(count(Arc::new(Mutex::new(0)), milk));
}

fn main() {
    drop(shop(Source::new("milk", std::time::Duration::ZERO)));
}
