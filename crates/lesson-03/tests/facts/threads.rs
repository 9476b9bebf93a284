//! Same task against tasks of their own: the one file that uses the real clock and real threads.
//!
//! Nothing is measured here. Two futures block their thread until they have heard of each other,
//! which only two threads can do; the wait has an end so that a failure is no hang.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, ThreadId};
use std::time::Duration;

use futures::future::join_all;
use lesson_03::gather;

/// Blocks until the other one has called too: true if it did while we waited.
fn meet(call: &Sender<()>, hear: &Receiver<()>, patience: Duration) -> (bool, ThreadId) {
    call.send(()).ok();
    (hear.recv_timeout(patience).is_ok(), thread::current().id())
}

/// Two futures that can meet only while both are running.
fn two(patience: Duration) -> [impl Future<Output = (bool, ThreadId)> + Send + 'static; 2] {
    let (to_second, at_second) = channel();
    let (to_first, at_first) = channel();
    [(to_second, at_first), (to_first, at_second)]
        .map(|(call, hear)| async move { meet(&call, &hear, patience) })
}

#[test]
fn spawned_futures_run_at_the_same_time_on_two_workers() {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().expect("a runtime");
    let met = runtime.block_on(gather(two(Duration::from_secs(20))));

    let [(first_met, first_thread), (second_met, second_thread)] = met[..] else { panic!("two") };
    assert!(first_met && second_met, "each ran while the other did");
    assert_ne!(first_thread, second_thread);
}

#[test]
fn futures_of_one_task_never_run_at_the_same_time_whatever_the_runtime() {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().expect("a runtime");
    let [first, second] = two(Duration::from_millis(50));
    let (first, second) = runtime.block_on(async { tokio::join!(first, second) });
    let listed = runtime.block_on(join_all(two(Duration::from_millis(50))));

    for met in [&[first, second], &listed[..]] {
        let [(first_met, first_thread), (_, second_thread)] = met[..] else { panic!("two") };
        assert!(!first_met, "the second does not run before the first gives up");
        assert_eq!(first_thread, second_thread);
    }
}
