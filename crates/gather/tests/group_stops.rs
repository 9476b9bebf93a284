//! A group that stops: no panic resumes too early, no error is lost, no child ends too late.

mod watchdog;

use std::future::pending;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use gather::{Group, task_group};
use tokio::runtime::{Builder, Handle};
use tokio::task::{consume_budget, yield_now};
use tokio::time::{Instant, timeout};

use watchdog::must_end;

fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

fn alive() -> usize {
    Handle::current().metrics().num_alive_tasks()
}

/// Runs a closure when it is dropped.
struct OnDrop<F: FnMut()>(F);

impl<F: FnMut()> Drop for OnDrop<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}

/// A group that has ended, of which a handle was kept.
async fn ended<E: Send + 'static>() -> Group<E> {
    let kept = Arc::new(Mutex::new(None));
    let keep = kept.clone();
    let ended = task_group(async move |group: Group<E>| {
        *keep.lock().unwrap() = Some(group);
        Ok(())
    });
    assert!(ended.await.is_ok());
    let group = kept.lock().unwrap().take();
    group.expect("the body has kept it")
}

#[tokio::test]
async fn a_childs_error_stops_a_body_that_spends_its_whole_budget() {
    let turns = Arc::new(AtomicUsize::new(0));
    let counted = turns.clone();
    let result: Result<Option<()>, _> = task_group(async move |group: Group<_>| {
        group.spawn(async { Err("no luck") });
        for _ in 0..100_000 {
            counted.fetch_add(1, SeqCst);
            consume_budget().await;
        }
        Ok(())
    })
    .await;
    assert_eq!(result.unwrap_err().first, "no luck");
    assert!(turns.load(SeqCst) < 1000, "stopped after {turns:?} turns");
}

#[tokio::test(start_paused = true)]
async fn errors_of_one_instant_stand_in_their_order() {
    let result: Result<Option<()>, _> = task_group(async |group: Group<_>| {
        group.spawn(async { Err("child") });
        // The child fails, then the body.
        yield_now().await;
        Err("body")
    })
    .await;
    let error = result.unwrap_err();
    assert_eq!((error.first, error.rest), ("child", vec!["body"]));
}

#[tokio::test(start_paused = true)]
async fn a_child_spawned_after_the_grace_is_aborted_too() {
    let start = Instant::now();
    let result = task_group(async |group: Group<_>| {
        group.set_grace(millis(100));
        let late = group.clone();
        group.spawn(async move {
            let _spawns = OnDrop(move || _ = late.spawn(pending()));
            pending().await
        });
        yield_now().await;
        Err::<(), _>("no luck")
    });
    let result = timeout(millis(1000), result).await.expect("the group ends");
    assert_eq!(result.unwrap_err().first, "no luck");
    assert_eq!((start.elapsed(), alive()), (millis(100), 0));
}

/// Runs a group whose body panics in one way or another while its child is deaf to an abort, and
/// sees the child ended when the panic arrives.
fn panics_late(body: impl AsyncFnOnce(&Group<&'static str>) -> Result<(), &'static str>) {
    let [started, ended] = [(); 2].map(|()| Arc::new(AtomicBool::new(false)));
    let (starts, ends) = (started.clone(), ended.clone());
    // The body stays on this thread, so that the child runs beside it and not in its turn.
    let runtime = Builder::new_multi_thread().worker_threads(1).build().unwrap();
    let group = task_group(async |group: Group<_>| {
        group.spawn(async move {
            starts.store(true, SeqCst);
            std::thread::sleep(millis(50));
            ends.store(true, SeqCst);
            Ok(())
        });
        while !started.load(SeqCst) {
            yield_now().await;
        }
        body(&group).await
    });
    let panic = catch_unwind(AssertUnwindSafe(|| runtime.block_on(group))).unwrap_err();
    assert_eq!(panic.downcast_ref(), Some(&"no luck"));
    assert!(ended.load(SeqCst), "the caller has the panic while the child runs");
}

#[test]
fn the_bodys_panic_resumes_once_all_have_ended() {
    panics_late(async |_| resume_unwind(Box::new("no luck")));
}

#[test]
fn a_panic_in_the_bodys_destructor_resumes_once_all_have_ended() {
    panics_late(async |group| {
        let _panics = OnDrop(|| resume_unwind(Box::new("no luck")));
        group.cancel();
        pending().await
    });
}

#[test]
fn a_late_child_never_runs() {
    let ran = Arc::new(AtomicUsize::new(0));
    // Two threads: an abort that follows a spawn would come too late now and then.
    let runtime = Builder::new_multi_thread().worker_threads(2).build().unwrap();
    runtime.block_on(async {
        let group = ended::<()>().await;
        for _ in 0..20_000 {
            let runs = ran.clone();
            let late = group.spawn(async move {
                runs.fetch_add(1, SeqCst);
                Ok(())
            });
            drop(late);
        }
        while alive() > 0 {
            yield_now().await;
        }
        assert_eq!(ran.load(SeqCst), 0);
        assert_eq!(Arc::strong_count(&ran), 1, "every late child has been dropped");
    });
}

#[test]
fn spawning_outside_a_runtime_panics_and_locks_nobody_out() {
    let group = Builder::new_current_thread().build().unwrap().block_on(ended::<()>());
    let own = group.clone();
    let child = OnDrop(move || own.set_grace(millis(1)));
    let spawned = catch_unwind(AssertUnwindSafe(|| {
        group.spawn(async move {
            let _child = child;
            Ok(())
        })
    }));
    assert!(spawned.is_err());
}

#[tokio::test(start_paused = true)]
async fn errors_that_hold_a_handle_do_not_keep_the_group_alive() {
    struct Holds {
        _group: Group<Holds>,
        _probe: Arc<()>,
    }
    let probe = Arc::new(());
    let held = probe.clone();
    let mut group = Box::pin(task_group(async move |group: Group<Holds>| {
        let _group = group.clone();
        group.spawn(async move { Err(Holds { _group, _probe: held }) });
        pending::<Result<(), _>>().await
    }));
    // Polled once, and dropped after the child has failed and before its error is read.
    std::future::poll_fn(|context| {
        assert!(group.as_mut().poll(context).is_pending());
        std::task::Poll::Ready(())
    })
    .await;
    yield_now().await;
    drop(group);
    yield_now().await;
    assert_eq!((alive(), Arc::strong_count(&probe)), (0, 1));
}

/// Threads outside spawn into a group whose body has returned, and have it stopped when one of their
/// children was taken.
fn outsiders_spawn(what: &'static str, grace: Duration, child: fn(Group<()>) -> Child) {
    must_end(what, move || {
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_time().build().unwrap();
        for _ in 0..2000 {
            let (sender, receiver) = channel::<Group<()>>();
            let handle = runtime.handle().clone();
            let outsider = std::thread::spawn(move || {
                let _entered = handle.enter();
                let group = receiver.recv().unwrap();
                // Until one comes too late, or enough were in time.
                let taken =
                    (0..50).take_while(|_| !group.spawn(child(group.clone())).is_finished());
                taken.count();
                group.cancel();
            });
            let ended = runtime.block_on(task_group(async move |group: Group<()>| {
                group.set_grace(grace);
                sender.send(group.clone()).unwrap();
                Ok("body")
            }));
            assert_eq!(ended, Ok(Some("body")));
            outsider.join().unwrap();
        }
    });
}

type Child = Pin<Box<dyn Future<Output = Result<(), ()>> + Send>>;

#[test]
fn a_child_that_slips_in_at_the_end_is_stopped() {
    outsiders_spawn("a deaf child", Duration::ZERO, |_| Box::pin(pending()));
}

#[test]
fn a_child_that_slips_in_at_the_end_has_its_grace() {
    outsiders_spawn("a deaf child", Duration::from_micros(1), |_| Box::pin(pending()));
    outsiders_spawn("a child that cleans up", Duration::from_secs(3600), |group| {
        Box::pin(async move {
            group.cancelled().await;
            Ok(())
        })
    });
}
