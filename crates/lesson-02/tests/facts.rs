//! What the chapter says and no scene shows.

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use lesson_02::ways_out::{same_task, shared};
use lesson_02::{shop, shop_by_list, washed};
use stage::tools::has_python;
use stage::{FetchError, Scene, Service, Source, fetch, secs};
use tokio::runtime::Builder;
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

/// The caller that awaits in order sees an early error only when its turn comes.
#[tokio::test(start_paused = true)]
async fn an_early_error_is_seen_late() {
    let start = Instant::now();
    let [bread, fruit] =
        [("bread", 2.0), ("fruit", 1.0)].map(|(name, s)| Source::new(name, secs(s)));
    let meat = Service::new("meat", secs(1.0)).failing().into();
    let error = shop(bread, meat, fruit).await.unwrap_err();
    assert_eq!(error.to_string(), "meat failed");
    assert_eq!(start.elapsed(), secs(2.0));
}

/// `?` between the awaits drops the handles that were not awaited yet: their tasks run on.
#[tokio::test(start_paused = true)]
async fn a_question_mark_detaches_the_rest() {
    let bread = Service::new("bread", secs(1.0)).failing().into();
    let [meat, fruit] = [("meat", 4.0), ("fruit", 3.0)].map(|(name, s)| Source::new(name, secs(s)));
    let tasks = tokio::runtime::Handle::current().metrics();
    shop(bread, meat, fruit).await.unwrap_err();
    assert_eq!(tasks.num_alive_tasks(), 2, "meat and fruit are still under way");
    sleep(secs(2.001)).await;
    assert_eq!(tasks.num_alive_tasks(), 1);
    sleep(secs(1.0)).await;
    assert_eq!(tasks.num_alive_tasks(), 0);
}

/// What follows from the fruit alone, in the fruit's task, waits for no other errand.
#[tokio::test(start_paused = true)]
async fn a_task_goes_on_with_what_it_has() {
    let [meat, fruit, water] =
        [("meat", 4.0), ("fruit", 1.0), ("water", 1.0)].map(|(name, s)| Source::new(name, secs(s)));
    let start = Instant::now();
    let meat = tokio::spawn(fetch(meat));
    let fruit = tokio::spawn(async move { (washed(fruit, water).await, Instant::now()) });
    meat.await.unwrap().unwrap();
    let (washed, at) = fruit.await.unwrap();
    assert_eq!(washed.unwrap(), "fruit in water");
    assert_eq!((at - start, start.elapsed()), (secs(2.0), secs(4.0)));
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

/// Nobody held its tasks but the handles that it had.
#[tokio::test(start_paused = true)]
async fn a_task_that_panics_leaves_its_tasks_running() {
    let (done, came) = tokio::sync::oneshot::channel();
    let caller = tokio::spawn(async {
        tokio::spawn(async {
            let bread = fetch(Source::new("bread", secs(2.0))).await;
            done.send(bread).expect("somebody waits");
        });
        fetch(Source::from(Service::new("meat", secs(1.0)).panicking())).await
    });
    assert!(caller.await.unwrap_err().is_panic());
    assert_eq!(came.await.unwrap().unwrap(), "bread");
}

#[test]
#[should_panic(expected = "there is no reactor running")]
fn who_spawns_where_there_is_no_runtime_panics() {
    tokio::spawn(async {});
}

/// The other way to end without an answer: somebody aborted the task.
#[tokio::test(start_paused = true)]
async fn a_cancelled_task_is_a_join_error() {
    let handle = tokio::spawn(fetch(Source::new("bread", secs(3.0))));
    handle.abort();
    assert!(handle.await.unwrap_err().is_cancelled());
}

/// An abort before the first turn: not even the first line runs.
#[tokio::test(start_paused = true)]
async fn a_task_that_is_aborted_before_it_has_begun_runs_no_line() {
    let begun = Arc::new(AtomicBool::new(false));
    let theirs = begun.clone();
    let task = tokio::spawn(async move { theirs.store(true, Ordering::Relaxed) });
    task.abort();
    assert!(task.await.unwrap_err().is_cancelled());
    assert!(!begun.load(Ordering::Relaxed));
}

/// In asyncio, awaiting a task raises the task's exception.
#[test]
fn asyncio_raises_the_exception_of_an_awaited_task() {
    let Some((printed, complaint)) = python("python/kept_handle.py") else { return };
    assert_eq!(printed.trim(), "1 s  no answer");
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
/// the scene `to_the_post` has one line, and it is not about the letter.
#[test]
fn only_asyncio_speaks_of_a_lost_error() {
    let scene = Scene::named(lesson_02::scenes(), "to_the_post");
    let recording = scene.play(&scene.cast);
    assert_eq!(recording.lines.len(), 1);
    assert_eq!(recording.lines[0].text, "home with bread");

    let Some((_, complaint)) = python("python/to_the_post.py") else { return };
    assert!(complaint.contains("Task exception was never retrieved"), "{complaint}");
    assert!(complaint.contains("RuntimeError: letter failed"), "{complaint}");
}

/// What a script prints, and what it says on stderr. `None` where there is no Python to run it.
fn python(script: &str) -> Option<(String, String)> {
    if !has_python() {
        return None;
    }
    let run = Command::new("python3")
        .args(["-E", "-S", "-B", "-X", "utf8", script])
        .env("LC_ALL", "C")
        .output()
        .expect("python3 starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Some((text(&run.stdout), text(&run.stderr)))
}

/// A copy for the task, a share for the task, or no task at all: the same answers in the same time.
#[tokio::test(start_paused = true)]
async fn three_ways_out() {
    let list = [Source::new("bread", secs(3.0)), Source::new("meat", secs(1.0))];
    async fn copied(list: &[Source]) -> [String; 2] {
        let first = tokio::spawn(fetch(list[0].clone()));
        let item = &list[1];
        let item = item.clone();
        let second = tokio::spawn(async move { fetch(item).await });
        let (first, second) = (first.await, second.await);
        [first.unwrap().unwrap(), second.unwrap().unwrap()]
    }

    let start = Instant::now();
    assert_eq!(copied(&list).await, ["bread", "meat"]);
    assert_eq!(shared(list.to_vec()).await.unwrap(), ["bread", "meat"]);
    assert_eq!(same_task(&list[0], &list[1]).await.unwrap(), ["bread", "meat"]);
    assert_eq!(start.elapsed(), 3 * secs(3.0));
}

/// Collected, the handles are there before the first is awaited.
#[tokio::test(start_paused = true)]
async fn a_collected_map_spawns_all() {
    let list = vec![Source::new("bread", secs(3.0)), Source::new("meat", secs(1.0))];
    let start = Instant::now();
    // ANCHOR: collected
    let helpers: Vec<_> = list.into_iter().map(|item| tokio::spawn(fetch(item))).collect();
    // ANCHOR_END: collected
    for helper in helpers {
        helper.await.unwrap().unwrap();
    }
    assert_eq!(start.elapsed(), secs(3.0));
}

/// An uncollected map takes the sum, and so does one loop that spawns and awaits.
#[tokio::test(start_paused = true)]
async fn one_loop_is_as_slow_as_a_lazy_map() {
    let list = [("bread", 2.0), ("meat", 4.0), ("fruit", 1.0)]
        .map(|(name, s)| Source::new(name, secs(s)))
        .to_vec();
    async fn one_loop(list: Vec<Source>) -> Result<(), lesson_02::BoxError> {
        for item in list {
            tokio::spawn(fetch(item)).await??;
        }
        Ok(())
    }
    let start = Instant::now();
    shop_by_list(list.clone()).await.unwrap();
    assert_eq!(start.elapsed(), secs(7.0));
    one_loop(list).await.unwrap();
    assert_eq!(start.elapsed(), 2 * secs(7.0));
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

/// `tokio::spawn` asks for `Send` and not for `Sync`; both errors of a handle become a box with both.
#[tokio::test(start_paused = true)]
async fn a_box_that_is_send_can_be_spawned() {
    async fn errand(item: Source) -> Result<String, Box<dyn std::error::Error + Send>> {
        fetch(item).await.map_err(|error| Box::new(error) as _)
    }
    let failing: Source = Service::new("bread", secs(1.0)).failing().into();
    assert_eq!(
        tokio::spawn(errand(failing)).await.unwrap().unwrap_err().to_string(),
        "bread failed"
    );

    let torn: Source = Service::new("letter", secs(1.0)).panicking().into();
    let opened: Result<String, lesson_02::BoxError> =
        async { Ok(tokio::spawn(fetch(torn)).await??) }.await;
    assert!(opened.unwrap_err().is::<tokio::task::JoinError>());
    let failing: Source = Service::new("letter", secs(1.0)).failing().into();
    let opened: Result<String, lesson_02::BoxError> =
        async { Ok(tokio::spawn(fetch(failing)).await??) }.await;
    assert!(opened.unwrap_err().is::<FetchError>());
}

/// Of two tasks whose handles are dropped, one is stopped by whoever has kept the means to do so.
#[tokio::test(start_paused = true)]
async fn a_detached_task_can_be_aborted_by_whoever_asked_for_it_before_and_who_drops_that_stops_nobody()
 {
    let (stopped, went_on) = (Bell::new(), Bell::new());
    let [stopper, dropped] = [stopped.0, went_on.0].map(|bell| {
        let handle = tokio::spawn(async move {
            let _bell = bell;
            sleep(secs(2.0)).await;
        });
        handle.abort_handle()
    });
    sleep(secs(1.0)).await;
    drop(dropped);
    stopper.abort();
    tokio::task::yield_now().await;
    assert!(stopped.1.load(Ordering::Relaxed), "gone at its next turn");
    assert!(!went_on.1.load(Ordering::Relaxed), "still there");
    sleep(secs(2.0)).await;
    assert!(went_on.1.load(Ordering::Relaxed), "at its end");
}
