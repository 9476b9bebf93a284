//! Who joins: every way to run the same jobs and have all outputs.

use std::hint::black_box;
use std::mem::replace;
use std::num::NonZeroUsize;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures::future::join_all;
use futures::stream::{FuturesUnordered, StreamExt, iter};
use futures_concurrency::future::Join;
use tokio::spawn;
use tokio::task::{JoinHandle, JoinSet};
use tokio_util::task::JoinQueue;

/// What a job does before it returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    Ready,
    Yield,
    Timer,
    /// Yields, and is a future of so many bytes.
    Kilobyte,
    Kilobytes16,
}

pub const KILOBYTE: &str = "yield 1 kB";
pub const KILOBYTES_16: &str = "yield 16 kB";

pub const WORKS: [(Work, &str); 5] = [
    (Work::Ready, "ready"),
    (Work::Yield, "yield"),
    (Work::Timer, "timer"),
    (Work::Kilobyte, KILOBYTE),
    (Work::Kilobytes16, KILOBYTES_16),
];

impl Work {
    pub fn is_large(self) -> bool {
        matches!(self, Self::Kilobyte | Self::Kilobytes16)
    }
}

/// How many run at any time where a contender has a limit.
const LIMIT: usize = 64;

type Outputs = Pin<Box<dyn Future<Output = usize> + Send>>;

/// A way to join. `join` makes `count` jobs and returns how many outputs it had.
pub struct Contender {
    pub name: &'static str,
    pub join: fn(Work, usize) -> Outputs,
    /// Beyond this many jobs it would take minutes: its time is quadratic on two workers.
    pub most: usize,
}

impl Contender {
    /// Large futures are for those that the promises are about.
    pub fn takes(&self, work: Work, count: usize) -> bool {
        let is_promised =
            [GATHER, TRY_GATHER, LIMITED, JOIN_SET, KEPT, HANDLES].contains(&self.name);
        count <= self.most && (is_promised || !work.is_large())
    }
}

const QUADRATIC: usize = 10_000;

/// What a job brings home. It could fail, so that `try_gather` runs the same jobs as all others.
type Output = Result<usize, ()>;

/// One type of job for all, so that all move the same bytes.
async fn job(work: Work, index: usize) -> Output {
    match work {
        Work::Ready | Work::Kilobyte | Work::Kilobytes16 => {}
        Work::Yield => tokio::task::yield_now().await,
        Work::Timer => tokio::time::sleep(Duration::from_millis(1)).await,
    }
    Ok(index)
}

/// Yields once. An `async fn` would hold its argument twice.
struct Large<const N: usize> {
    bytes: [u8; N],
    index: usize,
    has_yielded: bool,
}

impl<const N: usize> Future for Large<N> {
    type Output = Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Output> {
        if replace(&mut self.has_yielded, true) {
            black_box(&self.bytes);
            return Poll::Ready(Ok(self.index));
        }
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

fn jobs(work: Work, count: usize) -> impl Iterator<Item = impl Future<Output = Output> + Send> {
    (0..count).map(move |index| job(work, index))
}

fn large<const N: usize>(
    count: usize,
) -> impl Iterator<Item = impl Future<Output = Output> + Send> {
    (0..count).map(|index| Large { bytes: black_box([1; N]), index, has_yielded: false })
}

fn spawned<F>(jobs: impl Iterator<Item = F>) -> Vec<JoinHandle<Output>>
where
    F: Future<Output = Output> + Send + 'static,
{
    jobs.map(spawn).collect()
}

fn at_once() -> NonZeroUsize {
    NonZeroUsize::new(LIMIT).expect("a limit above zero")
}

macro_rules! contender {
    ($name:expr, $most:expr, |$jobs:ident| $outputs:expr) => {
        Contender {
            name: $name,
            join: |work, count| match work {
                Work::Kilobyte => Box::pin(async move {
                    let $jobs = large::<1_024>(count);
                    $outputs.len()
                }),
                Work::Kilobytes16 => Box::pin(async move {
                    let $jobs = large::<16_384>(count);
                    $outputs.len()
                }),
                _ => Box::pin(async move {
                    let $jobs = jobs(work, count);
                    $outputs.len()
                }),
            },
            most: $most,
        }
    };
}

pub const GATHER: &str = "gather";
pub const TRY_GATHER: &str = "try_gather";
pub const LIMITED: &str = "gather.limit(64)";
pub const JOIN_SET: &str = "JoinSet + index by hand";
pub const KEPT: &str = "JoinSet kept at 64 by hand";
pub const HANDLES: &str = "Vec<JoinHandle> in order";

/// Spawned ones first, then those that stay in one task. A filled slot is what "all" means, so each
/// ends with a `Vec` in order where it can.
pub const CONTENDERS: &[Contender] = &[
    contender!(GATHER, usize::MAX, |jobs| gather::gather(jobs).await),
    contender!(TRY_GATHER, usize::MAX, |jobs| {
        gather::try_gather(jobs).await.expect("no job fails")
    }),
    contender!(LIMITED, usize::MAX, |jobs| { gather::gather(jobs).limit(at_once()).await }),
    contender!(JOIN_SET, usize::MAX, |jobs| {
        let mut set = JoinSet::new();
        for (index, job) in jobs.enumerate() {
            set.spawn(async move { (index, job.await) });
        }
        in_order(set, Vec::new()).await
    }),
    contender!(KEPT, usize::MAX, |jobs| {
        let mut set = JoinSet::new();
        let mut early = Vec::new();
        for (index, job) in jobs.enumerate() {
            if set.len() == LIMIT {
                early.extend(set.join_next().await.expect("the set is full"));
            }
            set.spawn(async move { (index, job.await) });
        }
        in_order(set, early).await
    }),
    contender!(HANDLES, usize::MAX, |jobs| {
        let handles = spawned(jobs);
        let mut outputs = Vec::with_capacity(handles.len());
        for handle in handles {
            outputs.push(handle.await.expect("no job panics"));
        }
        outputs
    }),
    contender!("JoinQueue (tokio-util)", usize::MAX, |jobs| {
        jobs.collect::<JoinQueue<_>>().join_all().await
    }),
    contender!("join_all of handles", QUADRATIC, |jobs| join_all(spawned(jobs)).await),
    contender!("FuturesUnordered of handles", QUADRATIC, |jobs| {
        let handles: FuturesUnordered<_> = spawned(jobs).into_iter().collect();
        handles.collect::<Vec<_>>().await
    }),
    contender!("futures-concurrency of handles", QUADRATIC, |jobs| { spawned(jobs).join().await }),
    contender!("futures-buffered of handles", QUADRATIC, |jobs| {
        futures_buffered::join_all(spawned(jobs)).await
    }),
    contender!("join_all, one task", QUADRATIC, |jobs| join_all(jobs).await),
    contender!("FuturesUnordered, one task", QUADRATIC, |jobs| {
        jobs.collect::<FuturesUnordered<_>>().collect::<Vec<_>>().await
    }),
    contender!("buffer_unordered(64), one task", usize::MAX, |jobs| {
        iter(jobs).buffer_unordered(LIMIT).collect::<Vec<_>>().await
    }),
    contender!("futures-concurrency, one task", QUADRATIC, |jobs| {
        jobs.collect::<Vec<_>>().join().await
    }),
    contender!("futures-buffered, one task", QUADRATIC, |jobs| {
        futures_buffered::join_all(jobs).await
    }),
];

/// Ends a set, and puts its outputs into the order of their indexes.
async fn in_order(mut set: JoinSet<(usize, Output)>, early: Vec<(usize, Output)>) -> Vec<Output> {
    let mut places = vec![None; set.len() + early.len()];
    for (index, output) in early {
        places[index] = Some(output);
    }
    while let Some(joined) = set.join_next().await {
        let (index, output) = joined.expect("no job panics");
        places[index] = Some(output);
    }
    places.into_iter().flatten().collect()
}
