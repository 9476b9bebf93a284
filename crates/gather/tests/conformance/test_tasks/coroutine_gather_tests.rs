//! CPython's `test_tasks.CoroutineGatherTests`.

use gather::gather;
use tokio::spawn;
use tokio::task::yield_now;

use crate::witness::{Drops, alive, nap, now_or_never, panic_of};

// Without a loop, gather() of coroutines raises RuntimeError.
// Here making it is lazy and needs no runtime; awaiting it outside one panics.
#[test]
fn test_constructor_without_loop() {
    let naps = gather([nap(1), nap(2)]);
    assert!(panic_of(|| now_or_never(naps)).contains("there is no reactor running"));
}

// gather() of coroutines works inside a running loop.
#[tokio::test(start_paused = true)]
async fn test_constructor_use_running_loop() {
    assert_eq!(gather([nap(2), nap(1)]).await, [2, 1]);
}

// Cancelling the outer cancels all children.
#[tokio::test(start_paused = true)]
async fn test_cancellation_broadcast() {
    let drops = Drops::default();
    let naps = [10, 20, 30].map(|ms| drops.watch().nap(ms));
    let outer = spawn(async { gather(naps).await });
    yield_now().await;
    assert_eq!((drops.count(), alive()), (0, 4));
    outer.abort();
    assert!(outer.await.unwrap_err().is_cancelled());
    yield_now().await;
    assert_eq!((drops.count(), alive()), (3, 0));
}
