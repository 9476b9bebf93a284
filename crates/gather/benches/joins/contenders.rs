//! Who joins: every way to run the same jobs and have all outputs.

use std::num::NonZeroUsize;
use std::pin::Pin;
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
}

pub const WORKS: [(Work, &str); 3] =
    [(Work::Ready, "ready"), (Work::Yield, "yield"), (Work::Timer, "timer")];

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

const QUADRATIC: usize = 10_000;

/// What a job brings home. It could fail, so that `try_gather` runs the same jobs as all others.
type Output = Result<usize, ()>;

/// One type of job for all, so that all move the same bytes.
async fn job(work: Work, index: usize) -> Output {
    match work {
        Work::Ready => {}
        Work::Yield => tokio::task::yield_now().await,
        Work::Timer => tokio::time::sleep(Duration::from_millis(1)).await,
    }
    Ok(index)
}

fn jobs(work: Work, count: usize) -> impl Iterator<Item = impl Future<Output = Output> + Send> {
    (0..count).map(move |index| job(work, index))
}

fn spawned(work: Work, count: usize) -> Vec<JoinHandle<Output>> {
    jobs(work, count).map(spawn).collect()
}

fn at_once() -> NonZeroUsize {
    NonZeroUsize::new(LIMIT).expect("a limit above zero")
}

macro_rules! contender {
    ($name:expr, $most:expr, |$work:ident, $count:ident| $outputs:expr) => {
        Contender {
            name: $name,
            join: |$work, $count| Box::pin(async move { $outputs.len() }),
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
    contender!(GATHER, usize::MAX, |work, count| gather::gather(jobs(work, count)).await),
    contender!(TRY_GATHER, usize::MAX, |work, count| {
        gather::try_gather(jobs(work, count)).await.expect("no job fails")
    }),
    contender!(LIMITED, usize::MAX, |work, count| {
        gather::gather(jobs(work, count)).limit(at_once()).await
    }),
    contender!(JOIN_SET, usize::MAX, |work, count| {
        let mut set = JoinSet::new();
        for (index, job) in jobs(work, count).enumerate() {
            set.spawn(async move { (index, job.await) });
        }
        in_order(set, count, Vec::new()).await
    }),
    contender!(KEPT, usize::MAX, |work, count| {
        let mut set = JoinSet::new();
        let mut early = Vec::new();
        for (index, job) in jobs(work, count).enumerate() {
            if set.len() == LIMIT {
                early.extend(set.join_next().await.expect("the set is full"));
            }
            set.spawn(async move { (index, job.await) });
        }
        in_order(set, count, early).await
    }),
    contender!(HANDLES, usize::MAX, |work, count| {
        let mut outputs = Vec::with_capacity(count);
        for handle in spawned(work, count) {
            outputs.push(handle.await.expect("no job panics"));
        }
        outputs
    }),
    contender!("JoinQueue (tokio-util)", usize::MAX, |work, count| {
        jobs(work, count).collect::<JoinQueue<_>>().join_all().await
    }),
    contender!("join_all of handles", QUADRATIC, |work, count| join_all(spawned(work, count))
        .await),
    contender!("FuturesUnordered of handles", QUADRATIC, |work, count| {
        let handles: FuturesUnordered<_> = spawned(work, count).into_iter().collect();
        handles.collect::<Vec<_>>().await
    }),
    contender!("futures-concurrency of handles", QUADRATIC, |work, count| {
        spawned(work, count).join().await
    }),
    contender!("futures-buffered of handles", QUADRATIC, |work, count| {
        futures_buffered::join_all(spawned(work, count)).await
    }),
    contender!("join_all, one task", QUADRATIC, |work, count| join_all(jobs(work, count)).await),
    contender!("FuturesUnordered, one task", QUADRATIC, |work, count| {
        jobs(work, count).collect::<FuturesUnordered<_>>().collect::<Vec<_>>().await
    }),
    contender!("buffer_unordered(64), one task", usize::MAX, |work, count| {
        iter(jobs(work, count)).buffer_unordered(LIMIT).collect::<Vec<_>>().await
    }),
    contender!("futures-concurrency, one task", QUADRATIC, |work, count| {
        jobs(work, count).collect::<Vec<_>>().join().await
    }),
    contender!("futures-buffered, one task", QUADRATIC, |work, count| {
        futures_buffered::join_all(jobs(work, count)).await
    }),
];

/// Ends a set, and puts its outputs into the order of their indexes.
async fn in_order(
    mut set: JoinSet<(usize, Output)>,
    count: usize,
    early: Vec<(usize, Output)>,
) -> Vec<Output> {
    let mut places = vec![None; count];
    for (index, output) in early {
        places[index] = Some(output);
    }
    while let Some(joined) = set.join_next().await {
        let (index, output) = joined.expect("no job panics");
        places[index] = Some(output);
    }
    places.into_iter().flatten().collect()
}
