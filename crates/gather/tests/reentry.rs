//! A value of the user (an iterator, a future, an output, an error, a panic's payload) may drop the
//! very call to which it belongs, whoever runs or drops it, while it holds a lock of its own.

use std::future::ready;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use futures::future::{BoxFuture, FutureExt, poll_immediate};
use gather::{as_completed, gather, try_gather};
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::yield_now;

/// A deadlock is a red test and no stuck one.
fn ends_soon(what: &str, test: impl FnOnce() + Send + 'static) {
    let (tell, told) = mpsc::channel();
    let thread = thread::spawn(move || {
        test();
        let _ = tell.send(());
    });
    if told.recv_timeout(Duration::from_secs(20)) == Err(mpsc::RecvTimeoutError::Timeout) {
        panic!("{what}: it hangs");
    }
    thread.join().unwrap_or_else(|_| panic!("{what}: it panics"));
}

/// The call under way, where its own parts find it.
#[derive(Clone, Default)]
struct Own(Arc<Mutex<Option<BoxFuture<'static, ()>>>>);

impl Own {
    fn drop_call(&self) {
        let call = self.0.lock().unwrap().take();
        drop(call);
    }
}

/// Drops the call when it is dropped itself.
struct Drops(Own);

impl Drop for Drops {
    fn drop(&mut self) {
        self.0.drop_call();
    }
}

/// Who drops the call.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Who {
    Next,
    Iterator,
    Future,
    Output,
    Error,
    Payload,
}

const ALL: [Who; 6] =
    [Who::Next, Who::Iterator, Who::Future, Who::Output, Who::Error, Who::Payload];

type Output = Result<Option<Drops>, Option<Drops>>;

/// Five jobs, each of which takes a turn. With the second one, or with the fourth `next`, comes what
/// drops the call.
struct Jobs {
    who: Who,
    own: Own,
    asked: Arc<AtomicUsize>,
    _drops: Option<Drops>,
}

impl Jobs {
    fn new(who: Who, own: &Own) -> Self {
        let drops = (who == Who::Iterator).then(|| Drops(own.clone()));
        Self { who, own: own.clone(), asked: Arc::default(), _drops: drops }
    }
}

impl Iterator for Jobs {
    type Item = BoxFuture<'static, Output>;

    fn next(&mut self) -> Option<Self::Item> {
        let asked = self.asked.fetch_add(1, SeqCst) + 1;
        if self.who == Who::Next && asked == 4 {
            self.own.drop_call();
        }
        let drops = (asked == 2).then(|| Drops(self.own.clone()));
        let job: Self::Item = match self.who {
            Who::Output => async { (yield_now().await, Ok(drops)).1 }.boxed(),
            Who::Error => {
                async { (yield_now().await, if drops.is_some() { Err(drops) } else { Ok(None) }).1 }
                    .boxed()
            }
            Who::Payload if drops.is_some() => async {
                yield_now().await;
                resume_unwind(Box::new(drops))
            }
            .boxed(),
            Who::Future => async {
                let _drops = drops;
                (yield_now().await, Ok(None)).1
            }
            .boxed(),
            _ => {
                std::mem::forget(drops);
                async { (yield_now().await, Ok(None)).1 }.boxed()
            }
        };
        (asked <= 5).then_some(job)
    }
}

#[derive(Debug, Clone, Copy)]
enum Call {
    Gather,
    TryGather,
    AsCompleted,
}

fn call(call: Call, limit: Option<usize>, jobs: Jobs) -> BoxFuture<'static, ()> {
    let limit = limit.map(|limit| NonZeroUsize::new(limit).unwrap());
    match (call, limit) {
        (Call::Gather, None) => async move { gather(jobs).await }.map(drop).boxed(),
        (Call::Gather, Some(limit)) => {
            async move { gather(jobs).limit(limit).await }.map(drop).boxed()
        }
        (Call::TryGather, None) => async move { try_gather(jobs).await }.map(drop).boxed(),
        (Call::TryGather, Some(limit)) => {
            async move { try_gather(jobs).limit(limit).await }.map(drop).boxed()
        }
        (Call::AsCompleted, limit) => async move {
            let coming = as_completed(jobs);
            let mut coming = match limit {
                Some(limit) => coming.limit(limit),
                None => coming,
            };
            while coming.next().await.is_some() {}
        }
        .boxed(),
    }
}

/// Polls the call where its parts find it as soon as it waits, until it has ended or is gone.
async fn play(own: Own, made: BoxFuture<'static, ()>) {
    let mut call = Some(made);
    while let Some(mut under_way) = call {
        let polled = AssertUnwindSafe(poll_immediate(&mut under_way)).catch_unwind().await;
        if !matches!(polled, Ok(None)) {
            break;
        }
        *own.0.lock().unwrap() = Some(under_way);
        yield_now().await;
        call = own.0.lock().unwrap().take();
    }
    for _ in 0..1000 {
        if Handle::current().metrics().num_alive_tasks() == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    panic!("a task is left");
}

fn runtimes() -> [Runtime; 2] {
    [Builder::new_current_thread(), Builder::new_multi_thread()]
        .map(|mut builder| builder.worker_threads(2).enable_time().build().unwrap())
}

#[test]
fn a_part_of_a_call_drops_the_call() {
    for who in ALL {
        for which in [Call::Gather, Call::TryGather, Call::AsCompleted] {
            for limit in [None, Some(1), Some(2), Some(3), Some(9)] {
                ends_soon(&format!("{which:?}, limit {limit:?}, {who:?}"), move || {
                    for runtime in runtimes() {
                        let own = Own::default();
                        let made = call(which, limit, Jobs::new(who, &own));
                        runtime.block_on(play(own, made));
                    }
                });
            }
        }
    }
}

#[test]
fn an_iterator_that_drops_its_call_is_not_asked_again() {
    let runtime = Builder::new_current_thread().enable_time().build().unwrap();
    ends_soon("limit 2", move || {
        let own = Own::default();
        let jobs = Jobs::new(Who::Next, &own);
        let asked = jobs.asked.clone();
        let made = call(Call::Gather, Some(2), jobs);
        runtime.block_on(play(own, made));
        assert_eq!(asked.load(SeqCst), 4);
    });
}

/// The caller lets the call go under a lock that the iterator takes at this moment.
#[test]
fn a_call_is_dropped_under_a_lock_that_its_iterator_waits_for() {
    ends_soon("limit 1", || {
        let runtime = Builder::new_multi_thread().worker_threads(1).build().unwrap();
        let lock = Arc::new(Mutex::new(()));
        let (tell, asked) = mpsc::channel();
        let wanted = lock.clone();
        let mut is_first = true;
        let jobs = std::iter::from_fn(move || {
            if !std::mem::take(&mut is_first) {
                tell.send(()).unwrap();
                drop(wanted.lock().unwrap());
            }
            Some(ready(()))
        });
        let mut gathered = Box::pin(async { gather(jobs).limit(NonZeroUsize::MIN).await });
        let held = lock.lock().unwrap();
        runtime.block_on(async { assert!(poll_immediate(&mut gathered).await.is_none()) });
        asked.recv().unwrap();
        drop(gathered);
        drop(held);
    });
}
