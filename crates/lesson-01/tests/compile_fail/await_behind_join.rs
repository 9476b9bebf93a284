//! `join!` has awaited: what comes out of it is a tuple.
use stage::{Source, fetch};

async fn breakfast(tea: &Source, toast: &Source) {
    let _ = tokio::join!(fetch(tea), fetch(toast)).await;
}

fn main() {
    let _ = breakfast;
}
