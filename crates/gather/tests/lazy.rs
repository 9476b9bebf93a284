//! A call is lazy: before its first poll it does not use its iterator, spawns nothing, and needs no
//! runtime.

use std::future::{IntoFuture, Ready, ready};
use std::num::NonZeroUsize;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use futures::future::poll_immediate;
use gather::{as_completed, gather, try_gather};
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::time::{sleep, timeout};

const TWO: NonZeroUsize = NonZeroUsize::MIN.saturating_add(1);

/// Five jobs, and how many of them have been made.
fn jobs() -> (impl Iterator<Item = Ready<Result<u8, ()>>> + Send + 'static, Arc<AtomicUsize>) {
    let made = Arc::new(AtomicUsize::new(0));
    let counted = made.clone();
    let make = move |number| {
        counted.fetch_add(1, SeqCst);
        ready(Ok(number))
    };
    ((0..5).map(make), made)
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_time().build().unwrap()
}

/// Makes the future outside of a runtime, lets it lie in one, and runs it in the end.
macro_rules! is_lazy {
    ($jobs:ident => $future:expr, gives $wanted:expr) => {
        let ($jobs, made) = jobs();
        let future = $future;
        let runtime = runtime();
        runtime.block_on(async { sleep(Duration::from_millis(1)).await });
        let alive = || runtime.metrics().num_alive_tasks();
        assert_eq!((made.load(SeqCst), alive()), (0, 0), "{}", stringify!($future));
        assert_eq!(runtime.block_on(future), $wanted, "{}", stringify!($future));
        assert_eq!((made.load(SeqCst), alive()), (5, 0), "{}", stringify!($future));

        let ($jobs, made) = jobs();
        drop($future);
        assert_eq!(made.load(SeqCst), 0, "{}", stringify!($future));
    };
}

#[test]
fn a_future_that_is_not_polled_does_nothing() {
    is_lazy!(jobs => gather(jobs).into_future(), gives [0, 1, 2, 3, 4].map(Ok));
    is_lazy!(jobs => gather(jobs).limit(TWO).into_future(), gives [0, 1, 2, 3, 4].map(Ok));
    is_lazy!(jobs => try_gather(jobs).into_future(), gives Ok(vec![0, 1, 2, 3, 4]));
    is_lazy!(jobs => try_gather(jobs).limit(TWO).into_future(), gives Ok(vec![0, 1, 2, 3, 4]));
    is_lazy!(jobs => async { gather(jobs).await.len() }, gives 5);
    is_lazy!(jobs => all_of(as_completed(jobs)), gives 5);
    is_lazy!(jobs => all_of(as_completed(jobs).limit(TWO)), gives 5);
}

async fn all_of<I>(mut coming: gather::AsCompleted<I>) -> usize
where
    I: Iterator<Item = Ready<Result<u8, ()>>>,
{
    let mut count = 0;
    while coming.next().await.is_some() {
        count += 1;
    }
    count
}

#[tokio::test]
async fn a_timeout_and_a_disabled_branch_spawn_nothing() {
    let (given, made) = jobs();
    let waits = timeout(Duration::from_secs(1), gather(given));
    let (more, made_more) = jobs();
    tokio::select! {
        _ = gather(more), if Handle::try_current().is_err() => unreachable!("it is disabled"),
        else => {}
    }
    tokio::task::yield_now().await;
    assert_eq!((made.load(SeqCst), made_more.load(SeqCst)), (0, 0));
    assert_eq!(waits.await.map(|results| results.len()), Ok(5));
}

/// The first poll makes all of them, in their order; with a limit, as many as may run.
#[tokio::test]
async fn the_first_poll_spawns() {
    let (given, made) = jobs();
    let mut gathered = pin!(gather(given).into_future());
    assert_eq!(poll_immediate(&mut gathered).await, None);
    assert_eq!((made.load(SeqCst), Handle::current().metrics().num_alive_tasks()), (5, 5));

    let (given, made) = jobs();
    let mut limited = pin!(gather(given).limit(TWO).into_future());
    assert_eq!(poll_immediate(&mut limited).await, None);
    assert_eq!(made.load(SeqCst), 2);
    assert_eq!((gathered.await.len(), limited.await.len()), (5, 5));
}
