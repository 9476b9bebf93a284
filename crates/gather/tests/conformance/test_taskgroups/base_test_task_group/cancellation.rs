//! CPython's `test_taskgroups.BaseTestTaskGroup`: the owner is cancelled. Aborting it stands for
//! `task.cancel()`; where asyncio's body goes on after that, [`Group::cancel`] does, with a grace.

use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

use gather::{Group, GroupError, task_group};
use tokio::spawn;
use tokio::sync::oneshot;
use tokio::task::{AbortHandle, yield_now};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::witness::{Droppable, Drops, alive, millis, nap};

type Owned = Result<Option<()>, GroupError<&'static str>>;

/// A group whose children nap under these guards, and so does its body. Each child holds a handle
/// to the group, which must not keep it alive.
async fn group_of_naps(children: Vec<Droppable>, body: Droppable, ms: u64) -> Owned {
    task_group(async move |group: Group<_>| {
        for child in children {
            let own = group.clone();
            group.spawn(async move {
                let _own = own;
                child.child(ms).await
            });
        }
        body.nap(2 * ms).await;
        Ok(())
    })
    .await
}

// The owner is cancelled: so are five children, and the body.
#[tokio::test(start_paused = true)]
async fn test_taskgroup_07() {
    let drops = Drops::default();
    let children = (0..5).map(|_| drops.watch()).collect();
    let owner = spawn(group_of_naps(children, drops.watch(), 5000));
    nap(100).await;
    assert_eq!((drops.count(), owner.is_finished()), (0, false));
    owner.abort();
    assert!(owner.await.unwrap_err().is_cancelled());
    yield_now().await;
    assert_eq!((drops.count(), alive()), (6, 0));
}

/// One child fails at 300 ms; another cleans up for 500 ms once the owner is asked to stop.
async fn slow_cleanup(owner: CancellationToken) -> Owned {
    task_group(async move |group: Group<_>| {
        group.set_grace(millis(1000));
        group.spawn(async {
            nap(300).await;
            Err("zero division")
        });
        let cancelled = group.cancelled();
        group.spawn(async move {
            cancelled.await;
            nap(500).await;
            Ok(())
        });
        owner.cancelled().await;
        group.cancel();
        pending().await
    })
    .await
}

/// A token that is cancelled at 100 ms.
fn cancelled_soon() -> CancellationToken {
    let token = CancellationToken::new();
    let soon = token.clone();
    spawn(async move {
        nap(100).await;
        soon.cancel();
    });
    token
}

// The owner is cancelled, its body cleans up slowly, a child fails meanwhile: the error wins.
// Here with a grace, and in a child, because the body is dropped.
#[tokio::test(start_paused = true)]
async fn test_taskgroup_15() {
    let start = Instant::now();
    assert_eq!(slow_cleanup(cancelled_soon()).await.unwrap_err().first, "zero division");
    assert_eq!((start.elapsed(), alive()), (millis(600), 0));
}

// The same through a task in between.
// Here the token passes through it, but an abort stops there: what it spawned is detached.
#[tokio::test(start_paused = true)]
async fn test_taskgroup_16() {
    let (start, nested) = (Instant::now(), slow_cleanup(cancelled_soon()));
    let runner = spawn(async { spawn(nested).await.unwrap() });
    assert_eq!(runner.await.unwrap().unwrap_err().first, "zero division");
    assert_eq!((start.elapsed(), alive()), (millis(600), 0));

    let drops = Drops::default();
    let nested = group_of_naps(vec![drops.watch()], drops.watch(), 1000);
    let runner = spawn(async { spawn(nested).await.unwrap() });
    nap(100).await;
    runner.abort();
    assert!(runner.await.unwrap_err().is_cancelled());
    nap(1000).await;
    assert_eq!((drops.count(), alive()), (1, 1), "the child has ended, the body naps on");
}

// A body without children is cancelled.
#[tokio::test(start_paused = true)]
async fn test_taskgroup_17() {
    let drops = Drops::default();
    let owner = spawn(group_of_naps(vec![], drops.watch(), 10_000));
    nap(100).await;
    owner.abort();
    assert!(owner.await.unwrap_err().is_cancelled());
    assert_eq!((drops.count(), alive()), (1, 0));
}

// The body turns its cancellation into an error.
// Here a child does, which waits for the stop.
#[tokio::test(start_paused = true)]
async fn test_taskgroup_18() {
    let result: Owned = task_group(async |group: Group<_>| {
        group.set_grace(millis(10));
        let cancelled = group.cancelled();
        group.spawn(async move {
            cancelled.await;
            Err("my error")
        });
        nap(100).await;
        group.cancel();
        pending().await
    })
    .await;
    assert_eq!(result, Err(GroupError { first: "my error", rest: vec![] }));
}

// The owner is cancelled while its children have only begun.
#[tokio::test(start_paused = true)]
async fn test_taskgroup_22() {
    let (start, drops) = (Instant::now(), Drops::default());
    let children = vec![drops.watch(), drops.watch()];
    let owner = spawn(group_of_naps(children, drops.watch(), 1000));
    nap(50).await;
    owner.abort();
    assert!(owner.await.unwrap_err().is_cancelled());
    yield_now().await;
    assert_eq!((start.elapsed(), drops.count(), alive()), (millis(50), 3, 0));
}

// A child's error and a cancel from outside at once: the cancel is still delivered afterwards.
// Here an abort stays: the owner is dropped at its next await, and nobody hears of the error.
#[tokio::test(start_paused = true)]
async fn test_error_and_cancel() {
    let (sender, receiver) = oneshot::channel::<AbortHandle>();
    let after = Arc::new(AtomicBool::new(false));
    let reached = after.clone();
    let owner = spawn(async move {
        let _: Owned = task_group(async move |group: Group<_>| {
            group.spawn(async {
                receiver.await.unwrap().abort();
                Err("my error")
            });
            pending().await
        })
        .await;
        reached.store(true, SeqCst);
    });
    sender.send(owner.abort_handle()).unwrap();
    assert!(owner.await.unwrap_err().is_cancelled());
    yield_now().await;
    assert_eq!((after.load(SeqCst), alive()), (false, 0));
}
