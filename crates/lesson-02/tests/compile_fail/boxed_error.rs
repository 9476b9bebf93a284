//! A boxed error may hold anything, also what may not leave its thread.

use std::error::Error;

use stage::{Source, fetch};

async fn errand(source: Source) -> Result<String, Box<dyn Error>> {
    Ok(fetch(source).await?)
}

async fn shop(milk: Source) {
    tokio::spawn(errand(milk));
}

fn main() {
    drop(shop(Source::new("milk", std::time::Duration::ZERO)));
}
