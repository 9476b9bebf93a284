//! A case that only real threads can show: an error comes while the caller reads earlier results.
//! Each round aims at that moment, and some of the many rounds hit it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::{Duration, Instant};

use gather::try_gather;
use tokio::task::yield_now;

const ROUNDS: u32 = 4_000;

/// The results that the caller has to read between the first job's and the last one's.
const READY: u32 = 100;

/// The last job holds its worker and fails a moment after the first has ended.
async fn job(n: u32, round: u32, flags: Arc<[AtomicBool; 2]>) -> Result<u32, u32> {
    let [last_runs, first_ends] = &*flags;
    if n == 0 {
        while !last_runs.load(SeqCst) {
            yield_now().await;
        }
        first_ends.store(true, SeqCst);
    } else if n == READY {
        last_runs.store(true, SeqCst);
        // Should both jobs be in line for one worker, the first comes when this one gives up.
        let start = Instant::now();
        while !first_ends.load(SeqCst) && start.elapsed() < Duration::from_millis(1) {
            std::hint::spin_loop();
        }
        (0..round % 1000).for_each(|_| std::hint::spin_loop());
        return Err(n);
    }
    Ok(n)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_error_that_comes_while_results_are_read_is_returned() {
    for round in 0..ROUNDS {
        let flags = Arc::default();
        let jobs = (0..=READY).map(move |n| job(n, round, Arc::clone(&flags)));
        let gathered = tokio::spawn(async { try_gather(jobs).await });
        assert_eq!(gathered.await.expect("nothing panics"), Err(READY), "round {round}");
    }
}
