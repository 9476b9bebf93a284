//! asyncio lets two "next" awaitables be outstanding and awaits them in reverse.

use std::future::ready;

async fn reverse() {
    let mut both = gather::as_completed([ready(1), ready(2)]);
    let first = both.next();
    let second = both.next();
    second.await;
    first.await;
}

fn main() {
    let _ = reverse;
}
