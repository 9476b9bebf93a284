//! The promises of `gather` and `try_gather`, with a test for each.

use std::future::IntoFuture;
use std::num::NonZeroUsize;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use futures::future::BoxFuture;
use gather::{gather, try_gather};
use tokio::runtime::Handle;
use tokio::task::yield_now;
use tokio::time::{Instant, sleep, timeout};

fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

fn at_most(limit: usize) -> NonZeroUsize {
    NonZeroUsize::new(limit).expect("a limit in a test is not zero")
}

/// Counts destructors.
#[derive(Clone, Default)]
struct Drops(Arc<AtomicUsize>);

struct Droppable(Drops);

impl Drops {
    fn watch(&self) -> Droppable {
        Droppable(self.clone())
    }

    fn count(&self) -> usize {
        self.0.load(SeqCst)
    }
}

impl Drop for Droppable {
    fn drop(&mut self) {
        self.0.0.fetch_add(1, SeqCst);
    }
}

fn alive() -> usize {
    Handle::current().metrics().num_alive_tasks()
}

#[tokio::test(start_paused = true)]
async fn results_stand_in_input_order() {
    let naps = || (0..100_u64).map(|n| async move { (sleep(millis(n * 37 % 100)).await, n).1 });
    let wanted: Vec<u64> = (0..100).collect();
    assert_eq!(gather(naps()).await, wanted);
    assert_eq!(gather(naps()).limit(at_most(7)).await, wanted);
    let jobs = || naps().map(|nap| async { Ok::<_, ()>(nap.await) });
    assert_eq!(try_gather(jobs()).await, Ok(wanted.clone()));
    assert_eq!(try_gather(jobs()).limit(at_most(7)).await, Ok(wanted));
    assert_eq!(alive(), 0);
}

#[tokio::test(start_paused = true)]
async fn no_futures_end_at_once() {
    let start = Instant::now();
    let none: [std::future::Ready<Result<u8, ()>>; 0] = [];
    assert_eq!(gather(none.clone()).await, []);
    assert_eq!(gather(none.clone()).limit(at_most(3)).await, []);
    assert_eq!(try_gather(none.clone()).await, Ok(vec![]));
    assert_eq!(try_gather(none).limit(at_most(3)).await, Ok(vec![]));
    assert_eq!(start.elapsed(), Duration::ZERO);
}

/// The last of `n` fails first; asked 31 because `try_join_all` is late from there on.
async fn first_error_in_time(n: u64, limit: Option<NonZeroUsize>) {
    let start = Instant::now();
    let drops = Drops::default();
    let jobs: Vec<_> = (0..n)
        .map(|index| {
            let watch = drops.watch();
            async move {
                let _watch = watch;
                let is_last = index == n - 1;
                sleep(if is_last { millis(10) } else { millis(1000 + index) }).await;
                if is_last {
                    Err("last")
                } else if index == 0 {
                    Err("first")
                } else {
                    Ok(index)
                }
            }
        })
        .collect();
    let result = match limit {
        None => try_gather(jobs).await,
        Some(limit) => try_gather(jobs).limit(limit).await,
    };
    assert_eq!(result, Err("last"));
    assert_eq!(start.elapsed(), millis(10));
    assert_eq!(drops.count() as u64, n, "every sibling has been dropped");
    assert_eq!(alive(), 0);
}

#[tokio::test(start_paused = true)]
async fn the_error_first_in_time_is_returned_at_that_instant() {
    for n in [2, 31, 100, 10_000] {
        first_error_in_time(n, None).await;
        first_error_in_time(n, Some(at_most(n as usize))).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_caller_that_moves_to_another_waker_is_still_told_of_the_error() {
    let start = Instant::now();
    let jobs = [1000, 10].map(|ms| async move {
        sleep(millis(ms)).await;
        if ms == 10 { Err(ms) } else { Ok(ms) }
    });
    let mut gathered = tokio_test::task::spawn(try_gather(jobs).into_future());
    assert!(gathered.poll().is_pending());
    assert_eq!(gathered.into_inner().await, Err(10));
    assert_eq!(start.elapsed(), millis(10));
}

#[tokio::test(start_paused = true)]
async fn after_an_error_no_further_future_is_made() {
    let made = Arc::new(AtomicUsize::new(0));
    let counter = made.clone();
    let jobs = (0..1000).map(move |index| {
        counter.fetch_add(1, SeqCst);
        async move {
            sleep(millis(10)).await;
            if index == 5 { Err(index) } else { Ok(()) }
        }
    });
    assert_eq!(try_gather(jobs).limit(at_most(4)).await, Err(5));
    assert!(made.load(SeqCst) <= 12, "{} were made", made.load(SeqCst));
}

#[tokio::test(start_paused = true)]
async fn the_limit_bounds_and_the_iterator_is_pulled_lazily() {
    let running = Arc::new(AtomicUsize::new(0));
    let most = Arc::new(AtomicUsize::new(0));
    let jobs = {
        let (running, most) = (running.clone(), most.clone());
        (0..50_u64).map(move |index| {
            let (running, most) = (running.clone(), most.clone());
            // Counted where the future is made: making is part of what the limit bounds.
            most.fetch_max(running.fetch_add(1, SeqCst) + 1, SeqCst);
            async move {
                sleep(millis(index % 7 + 1)).await;
                running.fetch_sub(1, SeqCst);
            }
        })
    };
    gather(jobs).limit(at_most(4)).await;
    assert_eq!(most.load(SeqCst), 4);
}

#[tokio::test(start_paused = true)]
async fn a_panic_resumes_in_the_caller_once_all_have_ended() {
    for limit in [None, Some(at_most(3))] {
        let drops = Drops::default();
        let watched = drops.clone();
        let start = Instant::now();
        let jobs = (0..3_u64).map(move |index| {
            let watch = watched.watch();
            async move {
                let _watch = watch;
                sleep(millis(if index == 1 { 10 } else { 1000 })).await;
                if index == 1 {
                    std::panic::resume_unwind(Box::new("quietly"));
                }
            }
        });
        let caller = async {
            match limit {
                None => gather(jobs).await,
                Some(limit) => gather(jobs).limit(limit).await,
            }
        };
        let error = CatchUnwind(Box::pin(AssertUnwindSafe(caller))).await.unwrap_err();
        assert_eq!(error.downcast_ref(), Some(&"quietly"));
        assert_eq!((start.elapsed(), drops.count(), alive()), (millis(10), 3, 0));
    }
}

/// Ready at once; its destructor panics.
struct PanicsOnDrop;

impl Future for PanicsOnDrop {
    type Output = ();

    fn poll(self: std::pin::Pin<&mut Self>, _: &mut std::task::Context<'_>) -> std::task::Poll<()> {
        std::task::Poll::Ready(())
    }
}

impl Drop for PanicsOnDrop {
    fn drop(&mut self) {
        std::panic::resume_unwind(Box::new("on drop"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_panic_in_a_futures_destructor_is_no_later_than_any_other() {
    let start = Instant::now();
    type Job = std::pin::Pin<Box<dyn Future<Output = ()> + Send>>;
    let jobs: [Job; 2] = [Box::pin(sleep(millis(1000))), Box::pin(PanicsOnDrop)];
    let caller = AssertUnwindSafe(gather(jobs).into_future());
    let error = CatchUnwind(Box::pin(caller)).await.unwrap_err();
    assert_eq!(error.downcast_ref(), Some(&"on drop"));
    assert_eq!((start.elapsed(), alive()), (millis(0), 0));
}

/// Clean-up of the async kind: a destructor that runs while its thread unwinds may gather too.
#[test]
fn it_works_while_its_thread_unwinds() {
    struct CleansUp<'a>(&'a mut Option<Vec<u8>>, &'a mut Option<Result<Vec<u8>, ()>>);
    impl Drop for CleansUp<'_> {
        fn drop(&mut self) {
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            let jobs = || [1, 2].map(|number| async move { (yield_now().await, number).1 });
            *self.0 = Some(runtime.block_on(async { gather(jobs()).await }));
            let jobs = jobs().map(|job| async { Ok(job.await) });
            *self.1 = Some(runtime.block_on(async { try_gather(jobs).await }));
        }
    }
    let (mut gathered, mut tried) = (None, None);
    let panic = std::panic::catch_unwind(AssertUnwindSafe(|| {
        let _cleans_up = CleansUp(&mut gathered, &mut tried);
        std::panic::resume_unwind(Box::new("no luck"));
    }));
    assert_eq!(panic.unwrap_err().downcast_ref(), Some(&"no luck"));
    assert_eq!((gathered, tried), (Some(vec![1, 2]), Some(Ok(vec![1, 2]))));
}

#[test]
fn outside_a_runtime_it_panics_as_spawn_does() {
    let mut gathered = tokio_test::task::spawn(gather([async {}]).into_future());
    let polled = std::panic::catch_unwind(AssertUnwindSafe(|| gathered.poll().is_ready()));
    let error = polled.unwrap_err();
    let said = error.downcast_ref::<&str>().copied().map(str::to_owned);
    let said = said.or_else(|| error.downcast_ref::<String>().cloned()).unwrap_or_default();
    assert!(said.contains("there is no reactor running"), "{said}");
}

/// Polls inside `catch_unwind`.
struct CatchUnwind<F>(std::pin::Pin<Box<F>>);

impl<F: Future> Future for CatchUnwind<AssertUnwindSafe<F>> {
    type Output = std::thread::Result<F::Output>;

    fn poll(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Self::Output> {
        match std::panic::catch_unwind(AssertUnwindSafe(|| self.0.as_mut().poll(context))) {
            Ok(poll) => poll.map(Ok),
            Err(panic) => std::task::Poll::Ready(Err(panic)),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn dropping_aborts_every_task() {
    for limit in [None, Some(at_most(2))] {
        let drops = Drops::default();
        let watched = drops.clone();
        let naps = (0..5).map(move |_| {
            let watch = watched.watch();
            async move {
                let _watch = watch;
                sleep(millis(1000)).await;
            }
        });
        let future = match limit {
            None => gather(naps).into_future(),
            Some(limit) => gather(naps).limit(limit).into_future(),
        };
        assert!(timeout(millis(10), future).await.is_err());
        yield_now().await;
        assert_eq!(drops.count(), limit.map_or(5, NonZeroUsize::get));
        assert_eq!(alive(), 0);
    }
}

#[tokio::test(start_paused = true)]
async fn futures_may_be_made_from_borrowed_data() {
    let names = ["a".to_owned(), "b".to_owned()];
    let upper = gather(names.iter().map(|name| {
        let name = name.clone();
        async move { name.to_uppercase() }
    }));
    assert_eq!(upper.await, ["A", "B"]);
}

tokio::task_local! {
    static CALLER: &'static str;
}

#[tokio::test]
async fn a_task_does_not_see_the_callers_task_locals() {
    let seen = || [async { CALLER.try_with(|caller| *caller).ok() }];
    let (plain, limited) = CALLER
        .scope("me", async { (gather(seen()).await, gather(seen()).limit(at_most(1)).await) })
        .await;
    assert_eq!((plain, limited), (vec![None], vec![None]));
}

/// What an inner gather has spawned is told to stop with the task that awaits it, and ends.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_an_error_the_futures_have_been_dropped_and_what_they_spawned_ends() {
    let (outer, inner) = (Drops::default(), Drops::default());
    let (watch_outer, watch_inner) = (outer.clone(), inner.clone());
    let jobs = (0..3).map(move |index| {
        let (outer, inner) = (watch_outer.watch(), watch_inner.clone());
        async move {
            let _outer = outer;
            if index == 2 {
                sleep(millis(20)).await;
                return Err("no luck");
            }
            let naps = [(); 3].map(|()| inner.watch());
            gather(naps.map(|nap| async move { (sleep(millis(60_000)).await, nap).1 })).await;
            Ok(())
        }
    });
    assert_eq!(try_gather(jobs).await, Err("no luck"));
    assert_eq!(outer.count(), 3);
    while alive() > 0 {
        sleep(millis(1)).await;
    }
    assert_eq!(inner.count(), 6);
}

/// It waits for its own tasks. Below them the request goes down by itself: of three levels the last is still there.
#[tokio::test(start_paused = true)]
async fn after_an_error_a_try_gather_waits_for_no_level_below_its_own() {
    fn level(below: u32) -> BoxFuture<'static, Result<(), &'static str>> {
        Box::pin(async move {
            match below {
                0 => sleep(millis(60_000)).await,
                _ => drop(try_gather([level(below - 1)]).await?),
            }
            Ok(())
        })
    }
    async fn caller() {
        let fails = async {
            sleep(millis(20)).await;
            Err("no luck")
        };
        let jobs: [BoxFuture<'static, _>; 2] = [level(2), Box::pin(fails)];
        assert_eq!(try_gather(jobs).await, Err("no luck"));
        assert_eq!(alive(), 2, "the caller and the last level");
        yield_now().await;
        assert_eq!(alive(), 1);
    }
    tokio::spawn(caller()).await.expect("no panic");
}
