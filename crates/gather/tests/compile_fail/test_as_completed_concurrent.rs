//! asyncio's `as_completed` yields awaitables that may be awaited concurrently. Here a result is
//! there already when it is yielded.

use std::future::ready;

async fn concurrently() {
    let mut both = gather::as_completed([ready(1), ready(2)]);
    while let Some(awaitable) = both.next().await {
        awaitable.await;
    }
}

fn main() {
    let _ = concurrently;
}
