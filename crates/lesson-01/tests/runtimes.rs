//! The way into async code, and what changes from one runtime to another.

use std::error::Error;
use std::thread;
use std::time::Instant;

use lesson_01::{prepare, with_join};
use stage::{FetchError, Source, millis, secs};
use tokio::runtime::{Runtime, RuntimeFlavor};
use tokio::task::JoinSet;
use tokio::time::{sleep, sleep_until};

/// Toast is breakfast enough for a test on the real clock.
async fn breakfast() -> Result<String, FetchError> {
    prepare(&toast()).await
}

fn toast() -> Source {
    Source::new("toast", millis(10))
}

// ANCHOR: plain_main
fn plain_main() -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(breakfast())?;
    Ok(())
}
// ANCHOR_END: plain_main

#[test]
fn a_plain_main_makes_a_runtime_and_blocks_on_it() {
    let started = Instant::now();
    plain_main().expect("the toast is ready");
    assert!(started.elapsed() >= millis(10));
}

// ANCHOR: block_on_within
async fn make_toast(toast: &Source) -> Result<String, Box<dyn Error>> {
    let runtime = tokio::runtime::Runtime::new()?;
    let toast = runtime.block_on(prepare(toast))?;
    Ok(toast)
}
// ANCHOR_END: block_on_within

// ANCHOR: within_a_runtime
#[tokio::test]
#[should_panic(expected = "Cannot start a runtime from within a runtime")]
async fn a_runtime_within_a_runtime_panics() {
    let _ = make_toast(&toast()).await;
}
// ANCHOR_END: within_a_runtime

/// Not on the multi-thread runtime either: the rule is about the thread, not about the runtime.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[should_panic(expected = "Cannot start a runtime from within a runtime")]
async fn nor_does_a_second_thread_help() {
    let _ = make_toast(&toast()).await;
}

#[test]
fn what_makes_its_own_runtime_is_multi_thread() {
    #[tokio::main]
    async fn main_with_the_attribute() -> RuntimeFlavor {
        tokio::runtime::Handle::current().runtime_flavor()
    }
    assert_eq!(main_with_the_attribute(), RuntimeFlavor::MultiThread);
    let runtime = Runtime::new().expect("a runtime");
    assert_eq!(runtime.handle().runtime_flavor(), RuntimeFlavor::MultiThread);
    // What a variable of the environment asks for is not what this test is about.
    if std::env::var_os("TOKIO_WORKER_THREADS").is_none() {
        let processors = thread::available_parallelism().expect("it is known").get();
        assert_eq!(runtime.metrics().num_workers(), processors);
    }
}

// ANCHOR: runtime_of_the_book
fn runtime_of_the_book() -> std::io::Result<Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build()
}
// ANCHOR_END: runtime_of_the_book

/// An hour of sleep, and hardly any time.
#[test]
fn a_paused_clock_jumps_over_the_waiting() {
    let (real, virtually) = (Instant::now(), secs(3600.0));
    runtime_of_the_book().expect("a runtime").block_on(async {
        let started = tokio::time::Instant::now();
        sleep(virtually).await;
        assert_eq!(started.elapsed(), virtually);
    });
    assert!(real.elapsed() < secs(60.0), "it waited for real");
}

/// What the function above builds is what a scene is played on.
#[test]
fn the_runs_in_the_book_use_such_a_runtime() {
    let (real, virtually) = (Instant::now(), secs(3000.0));
    let played = stage::play(async move {
        sleep(virtually).await;
        Ok::<_, FetchError>(tokio::runtime::Handle::current().runtime_flavor())
    });
    assert_eq!(played.recording.elapsed, virtually);
    assert!(stage::transcript(&played.recording).contains("resumes with CurrentThread"));
    assert!(real.elapsed() < secs(60.0), "it waited for real");
}

/// The real clock is not exact: never early, and a little late.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_real_clock_is_never_early() {
    let [tea, toast, eggs] =
        [("tea", 30), ("toast", 10), ("eggs", 20)].map(|(name, ms)| Source::new(name, millis(ms)));
    let started = Instant::now();
    with_join(&tea, &toast, &eggs).await.expect("nothing fails");
    assert!(started.elapsed() >= millis(30));
}

// ANCHOR: two_computations
async fn compute() {
    // Stands for a computation of 100 ms.
    thread::sleep(millis(100));
}

async fn two_computations() {
    tokio::join!(compute(), compute());
}
// ANCHOR_END: two_computations

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_computations_in_one_join_take_their_sum() {
    let started = Instant::now();
    two_computations().await;
    assert!(started.elapsed() >= millis(200));
}

/// tokio promises no order. With two workers it is most often not that of the spawns.
#[test]
fn of_tasks_that_end_at_one_instant_any_may_be_the_first() {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build();
    let order_of_ends = async || {
        let instant = tokio::time::Instant::now() + millis(2);
        let mut tasks = JoinSet::new();
        for name in ["tea", "toast", "eggs"] {
            tasks.spawn(async move {
                sleep_until(instant).await;
                name
            });
        }
        tasks.join_all().await
    };
    runtime.expect("a runtime").block_on(async {
        let began = Instant::now();
        while order_of_ends().await == ["tea", "toast", "eggs"] {
            assert!(began.elapsed() < secs(60.0), "no other order within a minute");
        }
    });
}
