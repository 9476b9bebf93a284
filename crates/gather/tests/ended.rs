//! Many tasks that have ended already: more than tokio's budget lets a task read at once (128).

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use gather::{Group, as_completed, task_group, wait};
use tokio::runtime::Builder;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};

const MANY: usize = 300;

fn in_order() -> Vec<usize> {
    (0..MANY).collect()
}

async fn ended() -> JoinSet<usize> {
    let set = (0..MANY).map(|index| async move { index }).collect();
    sleep(Duration::from_millis(1)).await;
    set
}

/// In a task of its own, where the budget holds.
async fn in_a_task<T: Send + 'static>(test: impl Future<Output = T> + Send + 'static) -> T {
    tokio::spawn(test).await.expect("no assertion in it")
}

#[tokio::test(start_paused = true)]
async fn wait_returns_them_in_the_order_in_which_they_ended() {
    let done = in_a_task(async { wait(&mut ended().await).await }).await;
    assert_eq!(done.into_iter().map(Result::unwrap).collect::<Vec<_>>(), in_order());
}

#[tokio::test(start_paused = true)]
async fn wait_returns_them_all_though_its_deadline_has_passed() {
    let waited = in_a_task(async {
        let mut set = ended().await;
        let past = Instant::now() - Duration::from_millis(1);
        (wait(&mut set).deadline(past).await.len(), set.len())
    });
    assert_eq!(waited.await, (MANY, 0));
}

#[tokio::test(start_paused = true)]
async fn as_completed_yields_them_in_the_order_in_which_they_ended() {
    let order = in_a_task(async {
        let mut jobs = as_completed((0..MANY).map(|_| async {}));
        let mut order = Vec::new();
        while let Some((index, ())) = jobs.next().await {
            order.push(index);
        }
        order
    });
    assert_eq!(order.await, in_order());
}

#[tokio::test(start_paused = true)]
async fn next_before_yields_them_all_though_its_deadline_has_passed() {
    let seen = in_a_task(async {
        let mut jobs = as_completed((0..MANY).map(|_| async {}));
        let deadline = Instant::now() + Duration::from_millis(1);
        let mut seen = usize::from(jobs.next_before(deadline).await.is_ok());
        sleep(Duration::from_millis(2)).await;
        while let Ok(Some(_)) = jobs.next_before(deadline).await {
            seen += 1;
        }
        seen
    });
    assert_eq!(seen.await, MANY);
}

#[tokio::test(start_paused = true)]
async fn a_loop_over_them_lets_others_run() {
    let turns = in_a_task(async {
        let mut jobs = as_completed((0..MANY).map(|_| async {}));
        jobs.next().await;
        sleep(Duration::from_millis(1)).await;
        let other = tokio::spawn(async {});
        let mut read = 1;
        while !other.is_finished() && jobs.next().await.is_some() {
            read += 1;
        }
        read
    });
    assert!(turns.await < MANY, "the other task had no turn before the last result");
}

#[tokio::test(start_paused = true)]
async fn a_groups_errors_stand_in_the_order_in_which_they_happened() {
    let group = in_a_task(task_group(async |group: Group<usize>| {
        for index in 0..MANY {
            group.spawn(async move { if index < 100 { Ok(()) } else { Err(index) } });
        }
        Ok(())
    }));
    let error = group.await.unwrap_err();
    assert_eq!(error.first, 100);
    assert_eq!(error.rest, (101..MANY).collect::<Vec<_>>());
}

#[test]
fn a_runtime_that_has_shut_down_is_not_taken_for_the_end() {
    let runtime = Builder::new_multi_thread().worker_threads(1).build().unwrap();
    let handle = runtime.handle().clone();
    let mut jobs = as_completed((0..3).map(|index| async move {
        if index > 0 {
            std::future::pending::<()>().await;
        }
    }));
    assert_eq!(handle.block_on(jobs.next()), Some((0, ())));
    runtime.shutdown_timeout(Duration::from_secs(5));
    let next = catch_unwind(AssertUnwindSafe(|| handle.block_on(jobs.next())));
    let panic = next.expect_err("two results are missing");
    let told = panic.downcast_ref::<&str>().expect("a panic with words");
    assert!(told.contains("the runtime shut down"), "{told}");
}
