//! CPython's `test_taskgroups.BaseTestTaskGroup`: children that start children, through their own
//! clone of the [`Group`].

use std::future::pending;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use gather::{Group, GroupError, task_group};
use tokio::time::Instant;

use crate::witness::{Drops, alive, millis, nap};

// A child adds children to its own group.
// Here it holds a clone of the handle.
#[tokio::test(start_paused = true)]
async fn test_taskgroup_24() {
    let start = Instant::now();
    let result: Result<_, GroupError<()>> = task_group(async |group: Group<()>| {
        let root = group.clone();
        group.spawn(async move {
            nap(100).await;
            for ms in [100, 200] {
                root.spawn(async move {
                    nap(ms).await;
                    Ok(())
                });
            }
            Ok(())
        });
        Ok(())
    })
    .await;
    assert_eq!((result, start.elapsed(), alive()), (Ok(Some(())), millis(300), 0));
}

type Child = Pin<Box<dyn Future<Output = Result<(), &'static str>> + Send>>;

fn hydra(group: Group<&'static str>, heads: Arc<AtomicUsize>) -> Child {
    Box::pin(async move {
        heads.fetch_add(1, SeqCst);
        nap(10).await;
        group.spawn(hydra(group.clone(), heads.clone()));
        group.spawn(hydra(group.clone(), heads));
        Ok(())
    })
}

// Children that double again and again are stopped by one error.
// Here they hold clones of the handle.
#[tokio::test(start_paused = true)]
async fn test_taskgroup_25() {
    let heads = Arc::new(AtomicUsize::new(0));
    let (counter, start) = (heads.clone(), Instant::now());
    let result: Result<Option<()>, _> = task_group(async move |group: Group<_>| {
        group.spawn(hydra(group.clone(), counter.clone()));
        group.spawn(async move {
            while counter.load(SeqCst) < 10 {
                nap(15).await;
            }
            Err("hercules")
        });
        Ok(())
    })
    .await;
    assert_eq!(result.unwrap_err().first, "hercules");
    assert!(heads.load(SeqCst) >= 10);
    assert_eq!((start.elapsed(), alive()), (millis(45), 0));
}

/// Counts in a child that it spawns when it is dropped.
struct SpawnOnDrop(Group<&'static str>, Arc<AtomicUsize>);

impl Drop for SpawnOnDrop {
    fn drop(&mut self) {
        let counter = self.1.clone();
        self.0.spawn(async move {
            counter.fetch_add(1, SeqCst);
            Ok(())
        });
    }
}

// create_task raises in a group that is being stopped.
// Here spawn returns a task that is aborted before it runs; so it does in a group that has ended.
#[tokio::test(start_paused = true)]
async fn test_taskgroup_no_create_task_after_failure() {
    let ran = Arc::new(AtomicUsize::new(0));
    let counter = ran.clone();
    let mut kept = None;
    let keep = &mut kept;
    let result: Result<Option<()>, _> = task_group(async move |group: Group<_>| {
        *keep = Some(group.clone());
        let late = SpawnOnDrop(group.clone(), counter);
        group.spawn(async move {
            let _late = late;
            pending().await
        });
        group.spawn(async {
            nap(10).await;
            Err("my error")
        });
        Ok(())
    })
    .await;
    assert_eq!(result, Err(GroupError { first: "my error", rest: vec![] }));
    assert_eq!((ran.load(SeqCst), alive()), (0, 0));
    drop(SpawnOnDrop(kept.unwrap(), ran.clone()));
    nap(10).await;
    assert_eq!((ran.load(SeqCst), alive()), (0, 0));
}

// A grandchild that fails while it is being created cancels its creator.
// Here no task runs while it is being created: its creator goes on to its next await.
#[tokio::test(start_paused = true)]
async fn test_cancels_task_if_created_during_creation() {
    let drops = Drops::default();
    let (guard, reached) = (drops.watch(), Arc::new(AtomicUsize::new(0)));
    let (counter, start) = (reached.clone(), Instant::now());
    let result: Result<Option<()>, _> = task_group(async move |group: Group<_>| {
        let own = group.clone();
        group.spawn(async move {
            own.spawn(async { Err("my error") });
            counter.fetch_add(1, SeqCst);
            guard.nap(1000).await;
            counter.fetch_add(1, SeqCst);
            Ok(())
        });
        Ok(())
    })
    .await;
    assert_eq!(result.unwrap_err().first, "my error");
    assert_eq!((reached.load(SeqCst), drops.count()), (1, 1));
    assert_eq!((start.elapsed(), alive()), (millis(0), 0));
}
