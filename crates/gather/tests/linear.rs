//! The time of a gather grows with the number of futures, not with its square.
//!
//! Coarse, and on the real clock: it catches the quadratic trap of joining handles through
//! `FuturesUnordered` or `join_all` (a ratio of 70 and more), not a slower constant.

use std::time::{Duration, Instant};

use gather::gather;
use tokio::runtime::{Builder, Runtime};

/// Perfect would be 8. Caches are smaller than 80 000 tasks, so there is room above.
const MOST: u32 = 30;

fn time(runtime: &Runtime, count: usize) -> Duration {
    let start = Instant::now();
    // In a task: outside of one, joining has no budget to exhaust, and the trap stays shut.
    let joined = runtime.block_on(async {
        tokio::spawn(async move { gather((0..count).map(|n| async move { n })).await }).await
    });
    let elapsed = start.elapsed();
    assert_eq!(joined.expect("no future panics").len(), count);
    elapsed
}

#[test]
fn eight_times_the_futures_do_not_take_thirty_times_as_long() {
    let runtime = Builder::new_multi_thread().worker_threads(2).build().expect("two threads");
    // Other work on the machine only ever adds time, so the best of several is the truest.
    let best = |count| (0..5).map(|_| time(&runtime, count)).min().expect("five runs");
    let (few, many) = (best(10_000), best(80_000));
    assert!(many <= few * MOST, "80 000 take {many:?}, 10 000 take {few:?}");
}
