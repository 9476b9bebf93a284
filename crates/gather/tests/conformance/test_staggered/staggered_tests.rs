//! CPython's `test_staggered.StaggeredTests`. The crate has no staggered race; [`wait`] makes it a
//! loop, and that loop is what is tested here.

use std::future::{Future, Ready};
use std::time::Duration;

use gather::{ReturnWhen, wait};
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::witness::{Drops, alive, millis};

/// Starts one candidate after another: when the one before has failed, or after the delay. The
/// first success wins. Returns it with its index, and the errors of the candidates that began.
async fn staggered_race<T, E, F, Fut>(
    candidates: impl IntoIterator<Item = F>,
    delay: Option<Duration>,
) -> (Option<(usize, T)>, Vec<Option<E>>)
where
    F: FnOnce() -> Fut,
    Fut: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let mut candidates = candidates.into_iter().enumerate().peekable();
    let (mut running, mut errors) = (JoinSet::new(), Vec::new());
    while let Some((index, candidate)) = candidates.next() {
        errors.push(None);
        let candidate = candidate();
        running.spawn(async move { (index, candidate.await) });
        loop {
            let mut step = wait(&mut running).return_when(ReturnWhen::FirstCompleted);
            if let (Some(delay), Some(_)) = (delay, candidates.peek()) {
                step = step.deadline(Instant::now() + delay);
            }
            for joined in step.await {
                match joined.expect("no candidate panics") {
                    (index, Ok(value)) => {
                        running.shutdown().await;
                        return (Some((index, value)), errors);
                    }
                    (index, Err(error)) => errors[index] = Some(error),
                }
            }
            // The last candidate has begun: go on until all have ended.
            if running.is_empty() || candidates.peek().is_some() {
                break;
            }
        }
    }
    (None, errors)
}

// No candidates: (None, None, []).
// Here winner and index are one option.
#[tokio::test(start_paused = true)]
async fn test_empty() {
    type Never = Ready<Result<(), ()>>;
    let none: [fn() -> Never; 0] = [];
    assert_eq!(staggered_race(none, None).await, (None, vec![]));
}

// The first wins, and the second never starts.
#[tokio::test(start_paused = true)]
async fn test_one_successful() {
    let candidates = [0, 1].map(|index| move || async move { Ok::<_, ()>(index) });
    assert_eq!(staggered_race(candidates, None).await, (Some((0, 0)), vec![None]));
}

// An error starts the next at once.
#[tokio::test(start_paused = true)]
async fn test_first_error_second_successful() {
    for delay in [None, Some(millis(100))] {
        let start = Instant::now();
        let candidates = [Err("first"), Ok("second")].map(|result| move || async move { result });
        let race = staggered_race(candidates, delay).await;
        assert_eq!(race, (Some((1, "second")), vec![Some("first"), None]));
        assert_eq!(start.elapsed(), millis(0));
    }
}

// The delay starts the next, and the loser is cancelled.
#[tokio::test(start_paused = true)]
async fn test_first_timeout_second_successful() {
    let (start, drops) = (Instant::now(), Drops::default());
    let candidates = [10_000, 1].map(|ms| {
        let guard = drops.watch();
        move || async move { Ok::<_, ()>(guard.nap(ms).await) }
    });
    let race = staggered_race(candidates, Some(millis(100))).await;
    assert_eq!(race, (Some((1, 1)), vec![None, None]));
    assert_eq!((start.elapsed(), drops.count(), alive()), (millis(101), 2, 0));
}

// All errors are returned in order.
#[tokio::test(start_paused = true)]
async fn test_none_successful() {
    let candidates = [0, 1].map(|index| move || async move { Err::<(), _>(index) });
    assert_eq!(staggered_race(candidates, None).await, (None, vec![Some(0), Some(1)]));
}
