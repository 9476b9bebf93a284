//! A runtime that shuts down under a call: no call hangs, none mistakes a cancelled task for one that
//! has ended, and a plain shutdown causes no panic.

use std::future::pending;
use std::num::NonZeroUsize;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use futures::future::{BoxFuture, FutureExt};
use gather::{as_completed, gather, try_gather, wait};
use tokio::runtime::{Builder, Runtime};
use tokio::task::{JoinSet, LocalSet};
use tokio::time::Instant;

/// The panics of this process are counted, so its tests take turns.
static PANICS: AtomicUsize = AtomicUsize::new(0);
static TURN: Mutex<()> = Mutex::new(());

/// How many panics there are. A hang is a red test and no stuck suite.
fn panics_of(test: impl FnOnce() + Send + 'static) -> usize {
    let _turn = TURN.lock();
    let (tell, told) = mpsc::channel();
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| _ = PANICS.fetch_add(1, SeqCst)));
    let before = PANICS.load(SeqCst);
    thread::spawn(move || {
        test();
        tell.send(()).expect("somebody waits");
    });
    let ended = told.recv_timeout(Duration::from_secs(60));
    panic::set_hook(hook);
    ended.expect("it ends, and its assertions hold");
    PANICS.load(SeqCst) - before
}

const CALLS: [&str; 9] = [
    "gather",
    "gather.limit",
    "try_gather",
    "try_gather.limit",
    "as_completed",
    "as_completed.limit",
    "as_completed.deadline",
    "wait",
    "wait.deadline",
];

/// A call of eight jobs, of which the first ends and the others wait for ever. What it comes to.
fn begin(call: &'static str) -> BoxFuture<'static, &'static str> {
    let jobs = (0..8).map(|index| async move {
        if index > 0 {
            pending::<()>().await;
        }
        Ok::<_, ()>(index)
    });
    let three = NonZeroUsize::new(3).unwrap();
    let late = Instant::now() + Duration::from_secs(3600);
    match call {
        "gather" => async move { gather(jobs).await }.map(|_| "all").boxed(),
        "gather.limit" => async move { gather(jobs).limit(three).await }.map(|_| "all").boxed(),
        "try_gather" => async move { try_gather(jobs).await }.map(|_| "all").boxed(),
        "try_gather.limit" => {
            async move { try_gather(jobs).limit(three).await }.map(|_| "all").boxed()
        }
        "as_completed" | "as_completed.limit" => {
            let mut coming = as_completed(jobs);
            if call == "as_completed.limit" {
                coming = coming.limit(three);
            }
            async move { while coming.next().await.is_some() {} }.map(|()| "all").boxed()
        }
        "as_completed.deadline" => {
            let mut coming = as_completed(jobs);
            async move { while coming.next_before(late).await != Ok(None) {} }
                .map(|()| "all")
                .boxed()
        }
        // The set is the caller's, and so is what has become of its tasks.
        "wait" | "wait.deadline" => async move {
            let mut set: JoinSet<_> = jobs.collect();
            let waits = wait(&mut set);
            let done = if call == "wait" { waits.await } else { waits.deadline(late).await };
            let cancelled = |joined: &Result<_, tokio::task::JoinError>| {
                joined.as_ref().is_err_and(|error| error.is_cancelled())
            };
            if done.iter().any(cancelled) { "told" } else { "all" }
        }
        .boxed(),
        other => unreachable!("{other}"),
    }
}

fn runtimes() -> [Runtime; 2] {
    [Builder::new_current_thread(), Builder::new_multi_thread()]
        .map(|mut builder| builder.worker_threads(2).enable_time().build().unwrap())
}

#[test]
fn a_call_of_a_task_is_dropped_with_its_runtime() {
    for call in CALLS {
        let went_on = Arc::new(AtomicUsize::new(0));
        let counted = went_on.clone();
        let panics = panics_of(move || {
            for _ in 0..200 {
                for runtime in runtimes() {
                    for _ in 0..50 {
                        let counted = counted.clone();
                        runtime.spawn(async move {
                            if begin(call).await != "told" {
                                counted.fetch_add(1, SeqCst);
                            }
                        });
                    }
                    runtime.block_on(tokio::task::yield_now());
                    drop(runtime);
                }
            }
        });
        assert_eq!((panics, went_on.load(SeqCst)), (0, 0), "{call}");
    }
}

/// The caller lives on.
fn told(runs: impl FnOnce() -> &'static str) -> String {
    match catch_unwind(AssertUnwindSafe(runs)) {
        Ok(outcome) => outcome.to_owned(),
        Err(panic) => panic.downcast_ref::<&str>().expect("a panic with words").to_string(),
    }
}

/// Where a caller is that outlives its runtime.
#[derive(Debug, Clone, Copy)]
enum Caller {
    /// It begins when the runtime has gone.
    TooLate,
    BlockOn,
    LocalSet,
    OtherRuntime,
}

#[test]
fn a_caller_elsewhere_is_told() {
    for caller in [Caller::TooLate, Caller::BlockOn, Caller::LocalSet, Caller::OtherRuntime] {
        for call in CALLS {
            panics_of(move || {
                for runtime in runtimes() {
                    let handle = runtime.handle().clone();
                    if let Caller::TooLate = caller {
                        drop(runtime);
                        assert_is_told(call, || handle.block_on(begin(call)));
                        continue;
                    }
                    let (tell, has_begun) = mpsc::channel();
                    // Spawned on this runtime, awaited elsewhere.
                    let mut begun = begin(call);
                    let entered = handle.clone();
                    let first_poll = async move {
                        let polled = {
                            let _entered = entered.enter();
                            (&mut begun).now_or_never()
                        };
                        assert_eq!(polled, None);
                        tell.send(()).unwrap();
                        begun.await
                    };
                    let waits = thread::spawn(move || {
                        assert_is_told(call, || match caller {
                            Caller::LocalSet => LocalSet::new().block_on(
                                &Builder::new_current_thread().enable_time().build().unwrap(),
                                async {
                                    let task = tokio::task::spawn_local(first_poll);
                                    resumed(task.await)
                                },
                            ),
                            Caller::OtherRuntime => Builder::new_current_thread()
                                .enable_time()
                                .build()
                                .unwrap()
                                .block_on(async { resumed(tokio::spawn(first_poll).await) }),
                            _ => handle.block_on(first_poll),
                        });
                    });
                    has_begun.recv().unwrap();
                    runtime.shutdown_timeout(Duration::from_secs(20));
                    waits.join().unwrap();
                }
            });
        }
    }
}

fn resumed<T>(joined: Result<T, tokio::task::JoinError>) -> T {
    joined.unwrap_or_else(|error| panic::resume_unwind(error.into_panic()))
}

fn assert_is_told(call: &str, runs: impl FnOnce() -> &'static str) {
    let told = told(runs);
    let wanted = if call.starts_with("wait") { "told" } else { "the runtime shut down while" };
    assert!(told.contains(wanted), "{call}: {told}");
}
