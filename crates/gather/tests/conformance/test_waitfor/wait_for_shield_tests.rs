//! CPython's `test_waitfor.WaitForShieldTests`: `&mut handle` in place of `shield(task)`.

use std::time::Duration;

use tokio::spawn;
use tokio::time::{Instant, timeout};

use crate::witness::{millis, nap};

// A shielded task survives timeout 0.
#[tokio::test(start_paused = true)]
async fn test_zero_timeout() {
    let mut task = spawn(nap(10));
    assert!(timeout(Duration::ZERO, &mut task).await.is_err());
    assert!(!task.is_finished());
    nap(100).await;
    assert!(task.is_finished());
    assert_eq!(task.await.unwrap(), 10);
}

// Without a timeout it runs to its end.
#[tokio::test(start_paused = true)]
async fn test_none_timeout() {
    let mut task = spawn(nap(100));
    assert_eq!((&mut task).await.unwrap(), 100);
    assert!(task.is_finished());
}

// A shielded task survives a timeout and can be awaited later.
#[tokio::test(start_paused = true)]
async fn test_shielded_timeout() {
    let (start, mut task) = (Instant::now(), spawn(nap(100)));
    assert!(timeout(millis(10), &mut task).await.is_err());
    assert_eq!((task.is_finished(), start.elapsed()), (false, millis(10)));
    assert_eq!(task.await.unwrap(), 100);
    assert_eq!(start.elapsed(), millis(100));
}
