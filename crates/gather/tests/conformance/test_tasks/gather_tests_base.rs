//! CPython's `test_tasks.GatherTestsBase`.

use gather::try_gather;
use tokio::time::Instant;

use crate::witness::{Drops, alive, millis};

// The first exception ends gather at once; what the others do later changes nothing.
// Here they do nothing later: they are aborted, and dropped before the error is returned.
#[tokio::test(start_paused = true)]
async fn test_one_exception() {
    let (start, drops) = (Instant::now(), Drops::default());
    let jobs = [5, 40, 10, 20, 30].map(|ms| {
        let guard = drops.watch();
        async move {
            guard.nap(ms).await;
            if ms == 10 || ms == 20 { Err(ms) } else { Ok(ms) }
        }
    });
    assert_eq!(try_gather(jobs).await, Err(10));
    assert_eq!((start.elapsed(), drops.count(), alive()), (millis(10), 5, 0));
}
