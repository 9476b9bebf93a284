//! User values that a group drops may use the group, hold it or panic: no lock is held meanwhile,
//! no memory is kept, and no other error is hidden.

mod watchdog;

use std::any::Any;
use std::future::{pending, ready};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::mpsc::channel;
use std::task::{Context, Poll};
use std::time::Duration;

use gather::{Group, GroupError, task_group};
use tokio::runtime::{Builder, Handle};
use tokio::task::yield_now;
use tokio::time::{error::Elapsed, timeout};

use watchdog::must_end;

const REFUSED: &str = "a child that the runtime refuses";

/// Where a group drops something of its user's.
const PLACES: [&str; 10] = [
    "a child that ends",
    "a child that the group aborts",
    "a child that is aborted through its handle",
    "a child that comes too late",
    REFUSED,
    "an error beside a panic",
    "a second panic",
    "a value beside an error",
    "an error in a grace that is cut short",
    "a panic in a grace that is cut short",
];

/// A body that has something dropped in that place.
async fn body<D: Send + 'static>(
    place: &str,
    group: Group<D>,
    new: impl Fn(&Group<D>) -> D,
) -> Result<Option<D>, D> {
    let dropped = new(&group);
    match place {
        "a child that ends" => {
            group.spawn(async move {
                drop(dropped);
                Ok(())
            });
            return Ok(None);
        }
        "a child that the group aborts" | REFUSED => {
            group.spawn(async move {
                let _dropped = dropped;
                pending().await
            });
            yield_now().await;
            group.cancel();
        }
        "a child that is aborted through its handle" => {
            let child = group.spawn(async move {
                let _dropped = dropped;
                pending().await
            });
            child.abort();
            return Ok(None);
        }
        "a child that comes too late" => {
            group.cancel();
            group.spawn(async move {
                let _dropped = dropped;
                Ok(())
            });
        }
        "an error beside a panic" => {
            group.spawn(ready(Err(dropped)));
            group.spawn(async { resume_unwind(Box::new("quietly")) });
        }
        "a second panic" => {
            group.spawn(async { resume_unwind(Box::new("quietly")) });
            group.spawn(async { resume_unwind(Box::new(dropped)) });
        }
        "a value beside an error" => {
            let error = new(&group);
            group.spawn(async {
                yield_now().await;
                Err(error)
            });
            return Ok(Some(dropped));
        }
        "an error in a grace that is cut short" => {
            group.set_grace(Duration::from_secs(1));
            group.spawn(ready(Err(dropped)));
            group.spawn(pending());
        }
        "a panic in a grace that is cut short" => {
            group.set_grace(Duration::from_secs(1));
            group.spawn(async { resume_unwind(Box::new(dropped)) });
            group.spawn(pending());
        }
        other => unreachable!("{other}"),
    }
    pending().await
}

type Told<D> = Result<Option<Option<D>>, GroupError<D>>;

/// What a caller was told. That it reads an error or a value is nothing the group can spoil.
fn words<D>(told: Result<Result<Told<D>, Elapsed>, Box<dyn Any + Send>>) -> &'static str {
    match told {
        Ok(Ok(told)) => {
            let words = if told.is_ok() { "a value" } else { "an error" };
            let _ = catch_unwind(AssertUnwindSafe(|| drop(told)));
            words
        }
        Ok(Err(_elapsed)) => "nothing",
        Err(panic) => panic.downcast_ref::<&str>().copied().unwrap_or("another panic"),
    }
}

/// Runs a group that has something dropped in that place, until nothing of it is alive. The words
/// for what its caller was told.
fn run<D: Send + 'static>(place: &'static str, new: impl Fn(&Group<D>) -> D) -> &'static str {
    let runtime = Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    let group = task_group(async |group| body(place, group, new).await);
    if place == REFUSED {
        let handle = runtime.handle().clone();
        drop(runtime);
        let _entered = handle.enter();
        return words(catch_unwind(AssertUnwindSafe(|| Ok(handle.block_on(group)))));
    }
    let _entered = runtime.enter();
    let limited = async { timeout(Duration::from_millis(10), group).await };
    let told = words(catch_unwind(AssertUnwindSafe(|| runtime.block_on(limited))));
    runtime.block_on(async {
        while Handle::current().metrics().num_alive_tasks() > 0 {
            yield_now().await;
        }
    });
    told
}

/// Counts how many of its kind there are, and uses its group in every way when it is dropped.
struct Uses(Group<Uses>, Arc<AtomicUsize>);

impl Uses {
    fn new(group: &Group<Uses>, alive: &Arc<AtomicUsize>) -> Self {
        alive.fetch_add(1, SeqCst);
        Self(group.clone(), alive.clone())
    }
}

impl Drop for Uses {
    fn drop(&mut self) {
        let Self(group, alive) = self;
        group.set_grace(Duration::ZERO);
        group.spawn(pending()).abort();
        let _ = (group.clone(), group.cancelled(), group.is_cancelled());
        group.cancel();
        alive.fetch_sub(1, SeqCst);
    }
}

#[test]
fn what_is_dropped_may_use_the_group_and_is_dropped() {
    for place in PLACES {
        let alive = Arc::new(AtomicUsize::new(0));
        let counted = alive.clone();
        must_end(place, move || run(place, |group| Uses::new(group, &counted)));
        assert_eq!(alive.load(SeqCst), 0, "{place} is kept");
    }
}

/// Panics when it is dropped.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        resume_unwind(Box::new("a destructor"));
    }
}

#[test]
fn what_is_dropped_may_panic_and_hides_nothing() {
    for place in PLACES {
        let told = must_end(place, move || run(place, |_| Bomb));
        let expected = match place {
            "an error beside a panic" | "a second panic" => "quietly",
            "an error in a grace that is cut short" | "a panic in a grace that is cut short" => {
                "nothing"
            }
            _ => "a destructor",
        };
        assert_eq!(told, expected, "{place}");
    }
}

/// Its value, or its error, is dropped beside a panic.
#[test]
fn a_bodys_destructor_may_panic() {
    struct Body(Option<Result<Bomb, Bomb>>);
    impl Future for Body {
        type Output = Result<Bomb, Bomb>;
        fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Self::Output> {
            Poll::Ready(self.0.take().expect("not polled again"))
        }
    }
    impl Drop for Body {
        fn drop(&mut self) {
            resume_unwind(Box::new("the body's destructor"));
        }
    }
    let runtime = Builder::new_current_thread().build().unwrap();
    for new in [|| Ok(Bomb), || Err(Bomb)] {
        let group = task_group(|_: Group<Bomb>| Body(Some(new())));
        let told = catch_unwind(AssertUnwindSafe(|| Ok(runtime.block_on(group).map(|_| None))));
        assert_eq!(words(told), "the body's destructor");
    }
}

#[test]
fn an_error_that_comes_when_the_group_has_been_dropped_is_dropped() {
    let alive = Arc::new(AtomicUsize::new(0));
    let counted = alive.clone();
    must_end("a late error", || {
        let runtime = Builder::new_multi_thread().worker_threads(2).build().unwrap();
        let (started, starts) = channel();
        let owner = runtime.spawn(task_group(async move |group: Group<Uses>| {
            let error = Uses::new(&group, &counted);
            group.spawn(async move {
                started.send(()).unwrap();
                // Deaf to the abort.
                while !error.0.is_cancelled() {
                    std::thread::yield_now();
                }
                Err(error)
            });
            pending::<Result<(), _>>().await
        }));
        starts.recv().unwrap();
        owner.abort();
        drop(runtime);
    });
    assert_eq!(alive.load(SeqCst), 0);
}
