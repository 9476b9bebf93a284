//! CPython's `test_taskgroups.BaseTestTaskGroup`: who fails, and who is told.

use std::future::pending;
use std::sync::{Arc, OnceLock};

use gather::{Group, GroupError, task_group};
use tokio::spawn;
use tokio::time::Instant;

use crate::witness::{Drops, alive, millis, nap};

async fn fail_after(ms: u64, error: &'static str) -> Result<(), &'static str> {
    nap(ms).await;
    Err(error)
}

// Two children; their results can be read after the block.
#[tokio::test(start_paused = true)]
async fn test_taskgroup_01() {
    let (start, results) = (Instant::now(), Arc::new([const { OnceLock::new() }; 2]));
    let slots = results.clone();
    let group: Result<_, GroupError<()>> = task_group(async move |group: Group<()>| {
        for (index, ms, value) in [(0, 100, 42), (1, 200, 11)] {
            let slots = slots.clone();
            group.spawn(async move {
                nap(ms).await;
                slots[index].set(value).map_err(drop)
            });
        }
        Ok(())
    })
    .await;
    assert_eq!((group, start.elapsed()), (Ok(Some(())), millis(200)));
    assert_eq!((results[0].get(), results[1].get()), (Some(&42), Some(&11)));
}

// A child's error cancels its sibling; code after the group is not reached.
#[tokio::test(start_paused = true)]
async fn test_taskgroup_04() {
    async fn runner(drops: &Drops, after: &mut bool) -> Result<(), GroupError<&'static str>> {
        let guard = drops.watch();
        task_group(async move |group: Group<_>| {
            group.spawn(fail_after(100, "zero division"));
            group.spawn(guard.child(1000));
            Ok(())
        })
        .await?;
        *after = true;
        Ok(())
    }
    let (start, drops, mut after) = (Instant::now(), Drops::default(), false);
    assert_eq!(runner(&drops, &mut after).await.unwrap_err().first, "zero division");
    assert_eq!((start.elapsed(), drops.count(), after), (millis(100), 1, false));
}

// Three children fail; a sibling and the body are stopped; the errors are grouped.
// Here an aborted child cannot fail any more: those that would fail later are not told.
#[tokio::test(start_paused = true)]
async fn test_cancel_children_on_child_error() {
    let (start, drops) = (Instant::now(), Drops::default());
    let (sibling, body) = (drops.watch(), drops.watch());
    let result: Result<Option<()>, _> = task_group(async move |group: Group<_>| {
        for ms in [100, 101, 102] {
            group.spawn(fail_after(ms, "zero division"));
        }
        group.spawn(sibling.child(5000));
        body.nap(10_000).await;
        Ok(())
    })
    .await;
    assert_eq!(result, Err(GroupError { first: "zero division", rest: vec![] }));
    assert_eq!((start.elapsed(), drops.count(), alive()), (millis(100), 2, 0));
}

// The body's error, after a while, cancels the children.
#[tokio::test(start_paused = true)]
async fn test_taskgroup_09() {
    let (start, drops) = (Instant::now(), Drops::default());
    let guards = [1000, 2000].map(|ms| (drops.watch(), ms));
    let result: Result<Option<()>, _> = task_group(async move |group: Group<_>| {
        for (guard, ms) in guards {
            group.spawn(guard.child(ms));
        }
        nap(100).await;
        Err("zero division")
    })
    .await;
    assert_eq!(result.unwrap_err().first, "zero division");
    assert_eq!((start.elapsed(), drops.count(), alive()), (millis(100), 2, 0));
}

// A child's error and an error in the body's cleanup: both are reported.
// Here the body is dropped; a child that waits for the stop can fail as it cleans up.
#[tokio::test(start_paused = true)]
async fn test_taskgroup_19() {
    let result: Result<Option<()>, _> = task_group(async |group: Group<_>| {
        group.set_grace(millis(1000));
        group.spawn(fail_after(100, "zero division"));
        let cancelled = group.cancelled();
        group.spawn(async move {
            cancelled.await;
            Err("my error")
        });
        pending().await
    })
    .await;
    assert_eq!(result, Err(GroupError { first: "zero division", rest: vec!["my error"] }));
}

// KeyboardInterrupt outranks the children's errors and is not grouped.
// Here a panic does: it resumes in the owner.
#[tokio::test(start_paused = true)]
async fn test_taskgroup_20() {
    let owner = spawn(task_group(async |group: Group<_>| {
        group.set_grace(millis(1000));
        group.spawn(fail_after(100, "zero division"));
        let cancelled = group.cancelled();
        group.spawn(async move {
            cancelled.await;
            std::panic::resume_unwind(Box::new("interrupt"))
        });
        pending::<Result<(), _>>().await
    }));
    let panic = owner.await.unwrap_err().into_panic();
    assert_eq!((panic.downcast_ref(), alive()), (Some(&"interrupt"), 0));
}
