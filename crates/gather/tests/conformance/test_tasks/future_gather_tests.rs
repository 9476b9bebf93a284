//! CPython's `test_tasks.FutureGatherTests`.

use std::future::{Ready, ready};

use gather::gather;
use tokio::spawn;

use crate::witness::{nap, now_or_never, panic_of};

// Without a loop, gather() raises RuntimeError.
// Here making it is lazy and needs no runtime; awaiting one that is not empty panics outside one.
#[test]
fn test_constructor_empty_sequence_without_loop() {
    let none: [Ready<u8>; 0] = [];
    assert_eq!(now_or_never(gather(none)), Some(vec![]));
    let one = gather([ready(1)]);
    assert!(panic_of(|| now_or_never(one)).contains("there is no reactor running"));
}

// gather() gives [].
#[tokio::test]
async fn test_constructor_empty_sequence_use_running_loop() {
    let none: [Ready<u8>; 0] = [];
    assert_eq!(now_or_never(gather(none.clone())), Some(vec![]));
    assert!(gather(none).await.is_empty());
}

// When a child is cancelled, gather raises CancelledError and is itself not cancelled.
// Here the child's slot says so, and the others keep theirs.
#[tokio::test(start_paused = true)]
async fn test_one_cancellation() {
    let tasks = [10, 20, 30].map(|ms| spawn(nap(ms)));
    tasks[1].abort();
    let results = gather(tasks).await;
    assert_eq!(results[0].as_ref().unwrap(), &10);
    assert!(results[1].as_ref().unwrap_err().is_cancelled());
    assert_eq!(results[2].as_ref().unwrap(), &30);
}

// With return_exceptions: a value, an exception and a cancellation, each in its own slot.
// Here they have three types: `Ok(Ok(_))`, `Ok(Err(_))` and `Err(JoinError)`.
#[tokio::test(start_paused = true)]
async fn test_result_exception_one_cancellation() {
    let tasks = [Ok(1), Err("boom"), Ok(3)].map(|result| {
        spawn(async move {
            nap(10).await;
            result
        })
    });
    tasks[2].abort();
    let results = gather(tasks).await;
    assert_eq!(results[0].as_ref().unwrap(), &Ok(1));
    assert_eq!(results[1].as_ref().unwrap(), &Err("boom"));
    assert!(results[2].as_ref().unwrap_err().is_cancelled());
}
