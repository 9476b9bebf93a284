//! How many bytes a waiting task takes in addition to its future: one line for each contender, for the
//! table of `benches/joins`. It runs in a process of its own, because counting slows the allocator.

use std::hint::black_box;
use std::num::NonZeroUsize;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use gather::{as_completed, gather, try_gather};
use peak_alloc::PeakAlloc;
use tokio::task::JoinSet;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Fewer of those that are large.
const fn tasks<const N: usize>() -> usize {
    if N < 10_000 { 10_000 } else { 100 }
}

/// Waits, and is `N` bytes large: an `async fn` would hold its argument twice.
struct Waiting<const N: usize>([u8; N]);

impl<const N: usize> Future for Waiting<N> {
    type Output = Result<usize, ()>;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Self::Output> {
        black_box(&self.0);
        Poll::Pending
    }
}

/// Bytes a task while all wait: what the allocator has handed out, less the futures themselves.
fn count<const N: usize>(name: &str, join: impl AsyncFnOnce()) {
    let own = size_of::<Waiting<N>>();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    let runtime = runtime.expect("a runtime without I/O");
    runtime.block_on(async {
        let before = MEMORY.current_usage();
        let mut join = Box::pin(join());
        // Long enough for every task's first turn.
        let waited = tokio::time::timeout(Duration::from_millis(50), &mut join).await;
        assert!(waited.is_err(), "the futures never end");
        let each = (MEMORY.current_usage() - before) as f64 / tasks::<N>() as f64;
        println!("{name}, futures of {own}\t{:.1}", each - own as f64);
    });
}

fn waiters<const N: usize>() -> impl Iterator<Item = impl Future<Output = Result<usize, ()>> + Send>
{
    (0..tasks::<N>()).map(|_| Waiting([1; N]))
}

fn count_all<const N: usize>() {
    count::<N>("gather", async || _ = gather(waiters::<N>()).await);
    count::<N>("try_gather", async || _ = try_gather(waiters::<N>()).await);
    let all = NonZeroUsize::new(tasks::<N>()).expect("a number of tasks above zero");
    count::<N>("gather.limit(all)", async || _ = gather(waiters::<N>()).limit(all).await);
    count::<N>("as_completed", async || _ = as_completed(waiters::<N>()).next().await);
    count::<N>("JoinSet + index by hand", async || {
        let mut set = JoinSet::new();
        for (index, future) in waiters::<N>().enumerate() {
            set.spawn(async move { (index, future.await) });
        }
        while set.join_next().await.is_some() {}
    });
    count::<N>("Vec<JoinHandle> in order", async || {
        let handles: Vec<_> = waiters::<N>().map(tokio::spawn).collect();
        for handle in handles {
            _ = handle.await;
        }
    });
    count::<N>("join_all, one task", async || _ = futures::future::join_all(waiters::<N>()).await);
}

fn main() {
    count_all::<8>();
    count_all::<256>();
    count_all::<65_536>();
}
