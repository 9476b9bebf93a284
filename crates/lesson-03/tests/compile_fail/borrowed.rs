//! A task may outlive the function that spawned it, so it cannot use what that function borrows.

use lesson_03::gather;
use stage::{Source, fetch};

async fn serve(wishes: &[Source]) -> usize {
    gather(wishes.iter().map(fetch)).await.len()
}

fn main() {
    let _ = serve;
}
