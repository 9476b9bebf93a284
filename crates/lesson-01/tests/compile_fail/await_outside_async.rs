//! Only an `async` function or block can wait for a future.
use stage::{Source, fetch};

fn breakfast(tea: &Source) {
    let _ = fetch(tea).await;
}

fn main() {
    let _ = breakfast;
}
