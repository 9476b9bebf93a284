//! A result that nobody reads is told of, where the compiler sees it.
#![deny(unused_must_use)]
use futures::future::join_all;
use stage::{Source, fetch};

async fn backup(letters: &Source, photos: &Source) {
    fetch(letters).await;
    tokio::join!(fetch(letters), fetch(photos));
    join_all([letters, photos].map(fetch)).await;
}

fn main() {}
