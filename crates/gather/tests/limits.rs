//! `.limit(n)` with jobs that never wait: then only a yield or an empty queue stops a worker.

use std::future::{IntoFuture, ready};
use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use gather::{gather, try_gather};
use tokio::task::yield_now;
use tokio::time::{sleep, timeout};

const TWO: NonZeroUsize = NonZeroUsize::MIN.saturating_add(1);

/// A counter for the futures that a test's iterator makes.
fn counter() -> (Arc<AtomicUsize>, impl Fn() + Send + 'static) {
    let counter = Arc::new(AtomicUsize::new(0));
    let counted = counter.clone();
    (counter, move || _ = counted.fetch_add(1, SeqCst))
}

#[tokio::test]
async fn an_error_ends_even_an_endless_iterator() {
    let (made, make) = counter();
    let jobs = (0_u64..).map(move |index| {
        make();
        ready(if index == 0 { Err(index) } else { Ok(()) })
    });
    assert_eq!(try_gather(jobs).limit(TWO).await, Err(0));
    assert_eq!(made.load(SeqCst), 2);
}

#[tokio::test]
async fn a_panic_ends_even_an_endless_iterator() {
    let jobs = (0..).map(|index| async move {
        if index == 1000 {
            resume_unwind(Box::new("no luck"));
        }
    });
    let gathered = tokio::spawn(gather(jobs).limit(TWO).into_future()).await;
    assert_eq!(gathered.unwrap_err().into_panic().downcast_ref(), Some(&"no luck"));
}

#[tokio::test]
async fn a_deadline_is_seen_between_two_jobs() {
    let jobs = std::iter::repeat_with(|| ready(()));
    let waited = timeout(Duration::from_millis(10), gather(jobs).limit(TWO)).await;
    assert!(waited.is_err());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_dropped_makes_no_further_future() {
    let (made, make) = counter();
    let jobs = std::iter::repeat_with(move || {
        make();
        async { std::thread::sleep(Duration::from_micros(100)) }
    });
    let mut gathered = gather(jobs).limit(TWO).into_future();
    assert!(timeout(Duration::from_millis(10), &mut gathered).await.is_err());
    drop(gathered);
    // Closed by the drop itself: a future that is being made at this moment is the last one.
    sleep(Duration::from_millis(1)).await;
    let at_the_drop = made.load(SeqCst);
    sleep(Duration::from_millis(20)).await;
    assert_eq!(made.load(SeqCst), at_the_drop);
}

#[tokio::test(start_paused = true)]
async fn an_iterator_that_has_ended_is_not_asked_again() {
    for limit in [1, 2, 3, 4, 10] {
        let mut numbers = [Some(1), Some(2), Some(3), None].into_iter();
        let jobs = std::iter::from_fn(move || numbers.next().expect("asked after its end"));
        let jobs = jobs.map(|number| async move {
            yield_now().await;
            number
        });
        let limit = NonZeroUsize::new(limit).unwrap();
        assert_eq!(gather(jobs).limit(limit).await, [1, 2, 3]);
    }
}

#[tokio::test(start_paused = true)]
async fn an_iterator_that_has_panicked_is_not_asked_again() {
    let (asked_after, ask) = counter();
    let mut index = 0;
    let jobs = std::iter::from_fn(move || {
        index += 1;
        if index == 5 {
            resume_unwind(Box::new("no more"));
        } else if index > 5 {
            ask();
        }
        (index < 100).then(|| sleep(Duration::from_millis(1)))
    });
    let gathered = tokio::spawn(gather(jobs).limit(TWO).into_future()).await;
    assert_eq!(gathered.unwrap_err().into_panic().downcast_ref(), Some(&"no more"));
    assert_eq!(asked_after.load(SeqCst), 0);
}
