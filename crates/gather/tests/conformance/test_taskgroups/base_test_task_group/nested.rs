//! CPython's `test_taskgroups.BaseTestTaskGroup`: a group inside a group.

use std::future::pending;

use gather::{Group, GroupError, task_group};
use tokio::task::yield_now;
use tokio::time::Instant;

use crate::witness::{Drops, alive, millis, nap};

// The inner children fail as they clean up: a group of errors inside a group of errors.
// Here with a grace. Nothing is flattened either: the error's type tells the levels.
#[tokio::test(start_paused = true)]
async fn test_taskgroup_11() {
    type Inner = GroupError<&'static str>;
    let result: Result<Option<()>, GroupError<Inner>> = task_group(async |_: Group<Inner>| {
        task_group(async |inner: Group<_>| {
            inner.set_grace(millis(10));
            for _ in 0..5 {
                let cancelled = inner.cancelled();
                inner.spawn(async move {
                    cancelled.await;
                    Err("zero division")
                });
            }
            nap(100).await;
            inner.cancel();
            pending::<Result<(), _>>().await
        })
        .await
        .map(drop)
    })
    .await;
    let inner = GroupError { first: "zero division", rest: vec!["zero division"; 4] };
    assert_eq!(result, Err(GroupError { first: inner, rest: vec![] }));
}

// A child of the outer group fails while the body waits in the inner one.
#[tokio::test(start_paused = true)]
async fn test_taskgroup_13() {
    let (start, drops) = (Instant::now(), Drops::default());
    let guard = drops.watch();
    let result: Result<Option<()>, _> = task_group(async move |outer: Group<_>| {
        outer.spawn(async { Err(nap(100).await) });
        task_group(async move |inner: Group<_>| {
            inner.spawn(async { Err(guard.nap(10_000).await) });
            Ok(())
        })
        .await
        .map(drop)
        .map_err(|error| error.first)
    })
    .await;
    assert_eq!(result, Err(GroupError { first: 100, rest: vec![] }));
    yield_now().await;
    assert_eq!((start.elapsed(), drops.count(), alive()), (millis(100), 1, 0));
}

// Both groups fail at once: each level reports its own error.
// Here too; there is no count of cancellations to check.
#[tokio::test(start_paused = true)]
async fn test_nested_groups_both_cancelled() {
    let mut told = None;
    let told_inside = &mut told;
    let result: Result<Option<()>, _> = task_group(async move |outer: Group<_>| {
        let also_outer = outer.clone();
        let result: Result<Option<()>, _> = task_group(async move |inner: Group<_>| {
            inner.spawn(async { Err("inner") });
            also_outer.spawn(async { Err("outer") });
            Ok(())
        })
        .await;
        *told_inside = result.err();
        Ok(())
    })
    .await;
    assert_eq!(told, Some(GroupError { first: "inner", rest: vec![] }));
    assert_eq!(result, Err(GroupError { first: "outer", rest: vec![] }));
    assert_eq!(alive(), 0);
}
