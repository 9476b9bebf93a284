//! What the chapter says and no scene shows.

use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use lesson_02::blocking::{NAP, nap_elsewhere, nap_on_the_thread};
use lesson_02::slate::one_slate;
use lesson_02::ways_out::{same_task, shared};
use stage::tools::has_python;
use stage::{Scene, Service, Source, fetch, secs};
use tokio::runtime::Builder;
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep};

/// Tells when it is dropped, and so when the task that owns it is.
struct Bell(Arc<AtomicBool>);

impl Bell {
    fn new() -> (Self, Arc<AtomicBool>) {
        let rung = Arc::new(AtomicBool::new(false));
        (Self(rung.clone()), rung)
    }
}

impl Drop for Bell {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// A future that nobody awaits does nothing; a task that nobody awaits runs.
#[tokio::test(start_paused = true)]
async fn a_task_runs_without_being_awaited() {
    let (future_ran, task_ran) = (AtomicBool::new(false), Arc::new(AtomicBool::new(false)));

    let future = async { future_ran.store(true, Ordering::Relaxed) };
    let handle = tokio::spawn({
        let task_ran = task_ran.clone();
        async move { task_ran.store(true, Ordering::Relaxed) }
    });
    assert!(!task_ran.load(Ordering::Relaxed), "spawn queues a task and does not run it");
    sleep(secs(1.0)).await;

    assert!(task_ran.load(Ordering::Relaxed));
    assert!(handle.is_finished());
    drop(future);
    assert!(!future_ran.load(Ordering::Relaxed));
}

/// The handle keeps the result until somebody asks: awaiting a finished task takes no time.
#[tokio::test(start_paused = true)]
async fn a_handle_keeps_the_result() {
    let handle = tokio::spawn(fetch(Source::new("meat", secs(1.0))));
    sleep(secs(3.0)).await;
    let asked = Instant::now();
    assert_eq!(handle.await.unwrap().unwrap(), "meat");
    assert_eq!(asked.elapsed(), Duration::ZERO);
}

/// The caller that awaits in order sees an early error only when its turn comes, and `?` then
/// leaves the rest running.
#[tokio::test(start_paused = true)]
async fn an_early_error_is_seen_late() {
    let start = Instant::now();
    let list = [Source::new("bread", secs(3.0)), Service::new("meat", secs(1.0)).failing().into()];
    let error = lesson_02::spawn_all_then_await(&list).await.unwrap_err();
    assert_eq!(error.to_string(), "meat failed");
    assert_eq!(start.elapsed(), secs(3.0));
}

/// `?` between the handles drops those that were not awaited yet: their tasks run on.
#[tokio::test(start_paused = true)]
async fn a_question_mark_detaches_the_rest() {
    let list = [Service::new("meat", secs(1.0)).failing().into(), Source::new("bread", secs(3.0))];
    let tasks = tokio::runtime::Handle::current().metrics();
    lesson_02::spawn_all_then_await(&list).await.unwrap_err();
    assert_eq!(tasks.num_alive_tasks(), 1, "bread is still under way");
    sleep(secs(2.001)).await;
    assert_eq!(tasks.num_alive_tasks(), 0);
}

/// A panic ends its own task. Whoever awaits the handle gets it as an error, and lives on.
#[tokio::test(start_paused = true)]
async fn a_panic_is_a_join_error() {
    let other = tokio::spawn(fetch(Source::new("bread", secs(2.0))));
    let error = tokio::spawn(fetch(Source::from(Service::new("meat", secs(1.0)).panicking())))
        .await
        .unwrap_err();
    assert!(error.is_panic());
    assert!(error.to_string().contains("meat panicked"), "{error}");
    assert_eq!(other.await.unwrap().unwrap(), "bread");
}

/// The other way to end without an answer: somebody aborted the task.
#[tokio::test(start_paused = true)]
async fn a_cancelled_task_is_a_join_error() {
    let handle = tokio::spawn(fetch(Source::new("bread", secs(3.0))));
    handle.abort();
    assert!(handle.await.unwrap_err().is_cancelled());
}

/// In asyncio, awaiting a task raises the task's exception.
#[test]
fn asyncio_raises_the_exception_of_an_awaited_task() {
    let Some((printed, complaint)) = python("python/kept_handle.py") else { return };
    assert_eq!(printed.trim(), "3 s  letter failed");
    assert_eq!(complaint, "");
}

/// Tokio owns its tasks: one that nobody holds and nothing can wake is kept, until the runtime ends.
#[test]
fn the_end_of_the_runtime_cancels_its_tasks() {
    let (bell, cancelled) = Bell::new();
    let runtime = Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(async move {
        tokio::spawn(async move {
            let _bell = bell;
            std::future::pending::<()>().await;
        });
        sleep(Duration::from_millis(1)).await;
    });
    assert!(!cancelled.load(Ordering::Relaxed), "its caller has ended, the task has not");
    drop(runtime);
    assert!(cancelled.load(Ordering::Relaxed));
}

/// asyncio holds tasks weakly: the forgotten task is collected while its caller is still at work.
#[test]
fn asyncio_may_collect_a_forgotten_task() {
    let Some((printed, complaint)) = python("python/forgotten_task.py") else { return };
    assert_eq!(printed.lines().collect::<Vec<_>>(), ["stopped waiting", "main goes on"]);
    assert!(complaint.contains("Task was destroyed but it is pending!"), "{complaint}");
}

/// `asyncio.run` cancels what is left when its main ends, and the task hears of it: it can clean up,
/// await included. Above, tokio's task is dropped where it waits.
#[test]
fn asyncio_tells_a_task_that_it_is_cancelled() {
    let Some((printed, _)) = python("python/left_behind.py") else { return };
    assert_eq!(printed.lines().collect::<Vec<_>>(), ["main ends", "cleaning up", "cleaned up"]);
}

/// asyncio speaks of a lost error when it collects the task. Tokio says nothing: the recording of
/// the scene `dropped_handle` has one line, and it is not about the letter.
#[test]
fn only_asyncio_speaks_of_a_lost_error() {
    let scene = Scene::named(lesson_02::scenes(), "dropped_handle");
    let recording = scene.play(&scene.cast);
    assert_eq!(recording.lines.len(), 1);
    assert_eq!(recording.lines[0].text, "home with bread");

    let Some((_, complaint)) = python("python/dropped_handle.py") else { return };
    assert!(complaint.contains("Task exception was never retrieved"), "{complaint}");
    assert!(complaint.contains("RuntimeError: letter failed"), "{complaint}");
}

/// What a script prints, and what it says on stderr. `None` where there is no Python to run it.
fn python(script: &str) -> Option<(String, String)> {
    if !has_python() {
        return None;
    }
    let run = Command::new("python3")
        .args(["-E", "-B", "-X", "utf8", script])
        .env("LC_ALL", "C")
        .output()
        .expect("python3 starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Some((text(&run.stdout), text(&run.stderr)))
}

/// A copy for each task, a share for each task, or no task at all: the same answers in the same time.
#[tokio::test(start_paused = true)]
async fn three_ways_out() {
    let list = [Source::new("bread", secs(3.0)), Source::new("meat", secs(1.0))];

    let start = Instant::now();
    assert_eq!(lesson_02::spawn_all_then_await(&list).await.unwrap(), ["bread", "meat"]);
    assert_eq!(shared(list.to_vec()).await.unwrap(), ["bread", "meat"]);
    assert_eq!(same_task(&list[0], &list[1]).await.unwrap(), ["bread", "meat"]);
    assert_eq!(start.elapsed(), 3 * secs(3.0));
}

/// Collected, the handles are there before the first is awaited.
#[tokio::test(start_paused = true)]
async fn a_collected_map_spawns_all() {
    let list = [Source::new("bread", secs(3.0)), Source::new("meat", secs(1.0))];
    let start = Instant::now();
    // ANCHOR: collected
    let helpers: Vec<_> = list.iter().map(|item| tokio::spawn(fetch(item.clone()))).collect();
    // ANCHOR_END: collected
    for helper in helpers {
        helper.await.unwrap().unwrap();
    }
    assert_eq!(start.elapsed(), secs(3.0));
}

/// A `map` that nobody drives spawns nothing at all.
#[tokio::test(start_paused = true)]
async fn a_map_that_nobody_drives_spawns_nothing() {
    let list = [Source::new("bread", secs(3.0)), Source::new("meat", secs(1.0))];
    let tasks = tokio::runtime::Handle::current().metrics();
    let helpers = list.iter().map(|item| tokio::spawn(fetch(item.clone())));
    sleep(secs(1.0)).await;
    assert_eq!(tasks.num_alive_tasks(), 0);
    drop(helpers);
}

/// On a runtime with several threads, a task can start while its spawner computes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_another_thread_a_task_starts_at_once() {
    let started = Arc::new(AtomicBool::new(false));
    let task = tokio::spawn({
        let started = started.clone();
        async move { started.store(true, Ordering::Relaxed) }
    });
    let begun = std::time::Instant::now();
    while !started.load(Ordering::Relaxed) {
        assert!(begun.elapsed() < secs(60.0), "it has not started within a minute");
        std::hint::spin_loop();
    }
    task.await.unwrap();
}

/// `lock` returns an `Err` when a task has panicked with the guard in its hand.
#[tokio::test(start_paused = true)]
async fn a_panic_under_a_guard_poisons_the_lock() {
    let slate = Arc::new(Mutex::new(0));
    let helper = tokio::spawn({
        let slate = slate.clone();
        async move {
            let _number = slate.lock().unwrap();
            panic!("dropped the slate");
        }
    });
    assert!(helper.await.unwrap_err().is_panic());
    assert!(slate.lock().is_err());
}

/// Every helper counts, in whichever order they are back.
#[tokio::test(start_paused = true)]
async fn a_slate_counts_everybody() {
    let list = ["bread", "meat", "fruit"].map(|name| Source::new(name, secs(name.len() as f64)));
    assert_eq!(one_slate(&list).await.unwrap(), 3);
}

/// The paused clock counts waiting, not work: a thread that sleeps 20 ms takes no time on it.
#[tokio::test(start_paused = true)]
async fn the_paused_clock_does_not_see_blocking() {
    let start = Instant::now();
    nap_on_the_thread().await;
    assert_eq!(start.elapsed(), Duration::ZERO);
}

/// When a neighbour that wants to wake after 1 ms really wakes, while `nap` runs beside it.
async fn neighbour_wakes_after<F: Future>(nap: F) -> Duration {
    let start = std::time::Instant::now();
    let (asleep, falls_asleep) = oneshot::channel();
    let neighbour = tokio::spawn(async move {
        let sleep = sleep(Duration::from_millis(1));
        asleep.send(()).expect("the caller waits");
        sleep.await;
        start.elapsed()
    });
    falls_asleep.await.expect("the neighbour starts");
    nap.await;
    neighbour.await.expect("the neighbour does not panic")
}

/// On the real clock, and coarse: late by the whole nap, or not late by the whole nap.
#[tokio::test]
async fn a_blocking_call_stops_every_task_of_its_thread() {
    assert!(neighbour_wakes_after(nap_on_the_thread()).await >= NAP);

    // A busy machine may be late once. It is late ten times in a row only if the nap is to blame.
    for _ in 0..10 {
        if neighbour_wakes_after(nap_elsewhere()).await < NAP {
            return;
        }
    }
    panic!("the nap on another thread held up its neighbour ten times");
}
