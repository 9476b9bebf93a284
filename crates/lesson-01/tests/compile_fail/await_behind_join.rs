//! `join!` has awaited: what comes out of it is a tuple.
use stage::{Source, fetch};

async fn breakfast(tea: &Source, toast: &Source) {
    let (tea, toast) = tokio::join!(fetch(tea), fetch(toast)).await;
}

fn main() {}
