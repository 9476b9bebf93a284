//! A list has one type. Every async function has its own type of future, though the outputs are alike.

use futures::future::join_all;
use stage::{FetchError, Source, fetch};

async fn greet(guest: &str) -> Result<String, FetchError> {
    Ok(format!("good evening, {guest}"))
}

async fn welcome(wish: Source) -> usize {
    let evening = [greet("Ada"), fetch(wish)];
    join_all(evening).await.len()
}

fn main() {
    let _ = welcome;
}
