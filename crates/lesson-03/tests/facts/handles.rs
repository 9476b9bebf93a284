//! A set of tasks against a `Vec` of handles: the order, a drop, a panic, and when an aborted task is gone.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures::FutureExt;
use futures::future::{BoxFuture, join_all};
use lesson_03::{as_they_come, gather};
use stage::{Cast, Service, secs};
use tokio::runtime::Handle;
use tokio::task::{JoinHandle, JoinSet, yield_now};
use tokio::time::{Instant, sleep, timeout};

/// Lesson 02's two loops: spawn all, then await the handles in order.
async fn two_loops<F>(futures: impl IntoIterator<Item = F>) -> Vec<F::Output>
where
    F: Future<Output: Send> + Send + 'static,
{
    let handles: Vec<_> = futures.into_iter().map(tokio::spawn).collect();
    let mut outputs = Vec::new();
    for handle in handles {
        outputs.push(handle.await.expect("a task that does not panic"));
    }
    outputs
}

/// Three futures that take 3, 1 and 2 s and count themselves when they have ended.
fn counted(ended: &Arc<AtomicUsize>) -> Vec<BoxFuture<'static, u64>> {
    let one = |seconds: u64| {
        let ended = Arc::clone(ended);
        async move {
            sleep(secs(seconds as f64)).await;
            ended.fetch_add(1, Ordering::Relaxed);
            seconds
        }
        .boxed()
    };
    [3, 1, 2].map(one).into()
}

#[tokio::test(start_paused = true)]
async fn a_vec_of_handles_keeps_input_order_without_an_index() {
    let ended = Arc::default();
    let start = Instant::now();
    assert_eq!(two_loops(counted(&ended)).await, [3, 1, 2]);
    assert_eq!(start.elapsed(), secs(3.0));
}

#[tokio::test(start_paused = true)]
async fn who_leaves_early_leaves_handles_tasks_running_and_takes_a_sets_along() {
    type Way = fn(&Arc<AtomicUsize>) -> BoxFuture<'static, Vec<u64>>;
    let ways: [Way; 2] =
        [|ended| two_loops(counted(ended)).boxed(), |ended| gather(counted(ended)).boxed()];
    for (way, runs_on) in ways.into_iter().zip([2, 0]) {
        let ended = Arc::default();
        timeout(secs(1.5), way(&ended)).await.unwrap_err();
        assert_eq!(ended.load(Ordering::Relaxed), 1, "the one of 1 s");
        sleep(secs(9.0)).await;
        assert_eq!(ended.load(Ordering::Relaxed), 1 + runs_on);
    }
}

#[tokio::test(start_paused = true)]
async fn a_panic_of_the_last_task_is_heard_at_once_in_a_set_and_last_in_a_row_of_handles() {
    async fn burns() {
        sleep(secs(1.0)).await;
        panic!("the bread burns");
    }

    let start = Instant::now();
    let mut set = JoinSet::new();
    set.spawn(sleep(secs(3.0)));
    set.spawn(burns());
    assert!(set.join_next().await.expect("two tasks").unwrap_err().is_panic());
    assert_eq!(start.elapsed(), secs(1.0));

    let start = Instant::now();
    let [soup, bread]: [JoinHandle<()>; 2] =
        [tokio::spawn(sleep(secs(3.0))), tokio::spawn(burns())];
    soup.await.expect("the soup is fine");
    assert!(bread.await.unwrap_err().is_panic());
    assert_eq!(start.elapsed(), secs(3.0));
}

#[tokio::test(start_paused = true)]
async fn an_aborted_task_is_gone_at_its_next_turn_and_not_when_the_function_returns() {
    let salad_fails = Cast::new([
        Service::new("soup", secs(3.0)),
        Service::new("salad", secs(1.0)).failing(),
        Service::new("bread", secs(2.0)),
    ]);
    let start = Instant::now();
    as_they_come(&salad_fails.sources()).await.unwrap_err();
    assert_eq!(start.elapsed(), secs(1.0));

    let alive = || Handle::current().metrics().num_alive_tasks();
    assert_eq!(alive(), 2, "asked to go, and not gone");
    yield_now().await;
    assert_eq!(alive(), 0, "gone, and no time has passed");
    assert_eq!(start.elapsed(), secs(1.0));
}

#[tokio::test(start_paused = true)]
async fn a_set_that_detaches_its_tasks_is_empty_and_they_run_on() {
    let ended = Arc::default();
    let mut set: JoinSet<_> = counted(&ended).into_iter().collect();
    set.detach_all();
    assert!(set.join_next().await.is_none());
    drop(set);
    sleep(secs(9.0)).await;
    assert_eq!(ended.load(Ordering::Relaxed), 3);
}

#[tokio::test(start_paused = true)]
async fn what_must_not_stop_halfway_runs_on_in_a_task_though_its_handle_is_dropped() {
    let ended = Arc::new(AtomicUsize::new(0));
    let paid = Arc::clone(&ended);
    let payment = async move {
        sleep(secs(2.0)).await;
        paid.fetch_add(1, Ordering::Relaxed);
    };
    let failing = async {
        sleep(secs(1.0)).await;
        Err::<(), _>("failed")
    };
    let payment = tokio::spawn(payment).map(|joined| joined.map_err(|_| "panicked"));
    assert_eq!(tokio::try_join!(payment, failing), Err("failed"));
    sleep(secs(9.0)).await;
    assert_eq!(ended.load(Ordering::Relaxed), 1);
}

#[tokio::test(start_paused = true)]
async fn a_list_of_handles_in_join_all_is_in_order_too() {
    let ended = Arc::default();
    let handles = counted(&ended).into_iter().map(tokio::spawn);
    let outputs: Vec<_> = join_all(handles).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(outputs, [3, 1, 2]);
}
