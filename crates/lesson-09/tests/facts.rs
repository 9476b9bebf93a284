//! What the chapter says and no scene shows.

use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use gather::task_group;
use stage::{Service, Source, secs};
use tokio::runtime::Handle;
use tokio::task::yield_now;
use tokio::time::{Instant, sleep, timeout};

fn alive() -> usize {
    Handle::current().metrics().num_alive_tasks()
}

/// Counts those that are there.
struct Here(Arc<AtomicUsize>);

impl Here {
    fn new(count: &Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::SeqCst);
        Self(count.clone())
    }
}

impl Drop for Here {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Nobody is there when the block has been left, whichever way: by its end, an error, a panic of the body or
/// of a child, a stop.
#[tokio::test(start_paused = true)]
async fn however_the_block_is_left_no_child_is_there_any_more() {
    for way in ["end", "error", "a child's error", "panic", "a child's panic", "stop"] {
        let count = Arc::default();
        let start = Instant::now();
        let group = task_group(async |group| {
            for seconds in [3.0, 5.0] {
                let here = Here::new(&count);
                group.spawn(async move {
                    sleep(secs(seconds)).await;
                    drop(here);
                    Ok(())
                });
            }
            let stop = group.clone();
            group.spawn(async move {
                sleep(secs(1.0)).await;
                match way {
                    "a child's error" => Err("no luck"),
                    "a child's panic" => panic!("a child"),
                    "stop" => {
                        stop.cancel();
                        Ok(())
                    }
                    _ => Ok(()),
                }
            });
            sleep(secs(1.0)).await;
            match way {
                "error" => Err("no luck"),
                "panic" => panic!("the body"),
                _ => Ok(()),
            }
        });
        let group = futures_catch(group).await;
        assert_eq!(count.load(Ordering::SeqCst), 0, "{way}");
        assert_eq!(alive(), 0, "{way}");
        let seconds = if way == "end" { 5.0 } else { 1.0 };
        assert_eq!(start.elapsed(), secs(seconds), "{way}");
        assert_eq!(group.is_err(), way.contains("panic"), "{way}");
    }
}

/// What a future comes to, or its panic.
async fn futures_catch<T>(future: impl Future<Output = T>) -> Result<T, ()> {
    let mut future = std::pin::pin!(future);
    std::future::poll_fn(|context| {
        let polled = std::panic::catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context)));
        match polled {
            Ok(poll) => poll.map(Ok),
            Err(_) => std::task::Poll::Ready(Err(())),
        }
    })
    .await
}

/// Nobody has failed, so nobody else is stopped.
#[tokio::test(start_paused = true)]
async fn one_child_is_aborted_by_its_handle_and_the_group_goes_on() {
    let start = Instant::now();
    let group = task_group(async |group| {
        let [stove, _floor] = [9.0, 3.0].map(|seconds| {
            group.spawn(async move {
                sleep(secs(seconds)).await;
                Ok::<_, String>(())
            })
        });
        sleep(secs(1.0)).await;
        stove.abort();
        Ok("value")
    });
    assert_eq!((group.await, start.elapsed()), (Ok(Some("value")), secs(3.0)));
}

/// The group is made at 0 s and awaited at 2 s.
#[tokio::test(start_paused = true)]
async fn a_group_does_nothing_before_it_is_awaited() {
    let start = Instant::now();
    let group = task_group(async |group| {
        group.spawn(async {
            sleep(secs(1.0)).await;
            Ok::<_, String>(())
        });
        Ok(start.elapsed())
    });
    sleep(secs(2.0)).await;
    assert_eq!(alive(), 0);
    assert_eq!(group.await, Ok(Some(secs(2.0))));
    assert_eq!(start.elapsed(), secs(3.0));
}

/// In time order, and only the first: an abort leaves nobody time to fail.
#[tokio::test(start_paused = true)]
async fn without_a_grace_one_error_is_all_you_get() {
    for grace in [0.0, 2.0] {
        let group = task_group(async |group| {
            group.set_grace(secs(grace));
            for (name, seconds) in [("stove", 2.0), ("floor", 1.0), ("tables", 4.0)] {
                group.spawn(async move {
                    sleep(secs(seconds)).await;
                    Err(name)
                });
            }
            Ok(())
        });
        let errors = group.await.unwrap_err();
        let rest: &[&str] = if grace > 0.0 { &["stove"] } else { &[] };
        assert_eq!((errors.first, &*errors.rest), ("floor", rest));
    }
}

/// Who fails with the first has failed before the group can stop it.
#[tokio::test(start_paused = true)]
async fn on_one_thread_all_children_that_fail_at_one_instant_are_told_without_a_grace() {
    let group = task_group(async |group| {
        for name in ["stove", "floor", "tables"] {
            group.spawn(async move {
                sleep(secs(1.0)).await;
                Err::<(), _>(name)
            });
        }
        sleep(secs(9.0)).await;
        Ok(())
    });
    let errors = group.await.unwrap_err();
    assert_eq!((errors.first, &*errors.rest), ("stove", &["floor", "tables"][..]));
}

/// The panic comes a second behind the error, within the grace.
#[tokio::test(start_paused = true)]
async fn a_panic_goes_on_in_the_caller_whatever_errors_there_were_before() {
    let start = Instant::now();
    let group = task_group(async |group| {
        group.set_grace(secs(2.0));
        group.spawn(async {
            sleep(secs(1.0)).await;
            Err::<(), _>("stove")
        });
        group.spawn(async {
            sleep(secs(2.0)).await;
            panic!("the floor")
        });
        Ok(())
    });
    futures_catch(group).await.expect_err("a panic, and no error");
    assert_eq!((start.elapsed(), alive()), (secs(2.0), 0));
}

/// An aborted task is dropped where it waits: what stands behind the `.await` never runs, destructors do.
#[tokio::test(start_paused = true)]
async fn an_abort_runs_destructors_and_no_line_behind_the_await() {
    struct Note(Arc<Mutex<Vec<&'static str>>>);
    impl Drop for Note {
        fn drop(&mut self) {
            self.0.lock().unwrap().push("dropped");
        }
    }
    let notes = Arc::<Mutex<Vec<_>>>::default();
    let (guard, behind) = (Note(notes.clone()), notes.clone());
    let group = task_group(async |group| {
        group.spawn(async move {
            let _guard = guard;
            sleep(secs(9.0)).await;
            behind.lock().unwrap().push("behind the await");
            Ok(())
        });
        sleep(secs(1.0)).await;
        Err::<(), _>("no luck")
    });
    group.await.unwrap_err();
    assert_eq!(*notes.lock().unwrap(), ["dropped"]);
}

/// A drop cannot wait. There the promise ends: no grace, and children that are only asked to go.
#[tokio::test(start_paused = true)]
async fn a_limit_around_a_group_is_a_drop_which_asks_and_waits_for_nobody() {
    let start = Instant::now();
    let group = task_group(async |group| {
        group.set_grace(secs(5.0));
        group.spawn(async {
            sleep(secs(9.0)).await;
            Ok::<_, String>(())
        });
        Ok(())
    });
    timeout(secs(1.0), group).await.unwrap_err();
    assert_eq!((start.elapsed(), alive()), (secs(1.0), 1), "asked to go, and still there");
    yield_now().await;
    assert_eq!(alive(), 0);
}

/// A group in the body of another is dropped with that body, whatever the grace of the two.
#[tokio::test(start_paused = true)]
async fn a_group_in_a_body_is_dropped_without_its_grace() {
    let cleaned = Arc::new(AtomicUsize::new(0));
    let start = Instant::now();
    let outer = task_group(async |outer| {
        outer.set_grace(secs(5.0));
        outer.spawn(async {
            sleep(secs(1.0)).await;
            Err("no luck")
        });
        let inner = task_group(async |inner| {
            inner.set_grace(secs(5.0));
            let (stopped, cleaned) = (inner.cancelled(), cleaned.clone());
            inner.spawn(async move {
                stopped.await;
                sleep(secs(1.0)).await;
                cleaned.fetch_add(1, Ordering::SeqCst);
                Ok::<_, &str>(())
            });
            Ok(())
        });
        inner.await.map_err(|errors| errors.first)
    });
    assert_eq!(outer.await.unwrap_err().first, "no luck");
    assert_eq!(start.elapsed(), secs(1.0), "nobody of the outer group was left");
    sleep(secs(9.0)).await;
    assert_eq!((cleaned.load(Ordering::SeqCst), alive()), (0, 0), "it was aborted in its cleanup");
}

/// The child of the outer group is aborted at the end of its grace. The group inside has none of its own then.
#[tokio::test(start_paused = true)]
async fn a_group_in_a_child_is_dropped_without_its_grace_when_that_child_is_aborted() {
    let heard = Arc::new(AtomicUsize::new(0));
    let start = Instant::now();
    let outer = task_group(async |outer| {
        outer.set_grace(secs(2.0));
        let heard = heard.clone();
        outer.spawn(async move {
            let inner = task_group(async |inner| {
                inner.set_grace(secs(5.0));
                let stopped = inner.cancelled();
                inner.spawn(async move {
                    stopped.await;
                    heard.fetch_add(1, Ordering::SeqCst);
                    sleep(secs(1.0)).await;
                    heard.fetch_add(1, Ordering::SeqCst);
                    Ok::<_, &str>(())
                });
                Ok(())
            });
            inner.await.map(drop).map_err(|errors| errors.first)
        });
        sleep(secs(1.0)).await;
        Err::<(), _>("no luck")
    });
    assert_eq!(outer.await.unwrap_err().first, "no luck");
    assert_eq!(start.elapsed(), secs(3.0));
    sleep(secs(9.0)).await;
    assert_eq!((heard.load(Ordering::SeqCst), alive()), (0, 0), "it was not told, and had no time");
}

/// What a destructor spawns is the runtime's, and goes with it.
#[test]
fn a_program_that_ends_does_not_wait_for_what_a_destructor_has_spawned() {
    struct Cleanup(Arc<AtomicUsize>);
    impl Drop for Cleanup {
        fn drop(&mut self) {
            let cleaned = self.0.clone();
            tokio::spawn(async move {
                sleep(secs(1.0)).await;
                cleaned.fetch_add(1, Ordering::SeqCst);
            });
        }
    }
    let cleaned = Arc::new(AtomicUsize::new(0));
    let guard = Cleanup(cleaned.clone());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("nothing is missing");
    let group = task_group(async move |group| {
        group.spawn(async move {
            let _guard = guard;
            sleep(secs(9.0)).await;
            Ok(())
        });
        sleep(secs(1.0)).await;
        assert!(!group.is_cancelled());
        group.cancel();
        assert!(group.is_cancelled());
        Err::<(), _>("no luck")
    });
    runtime.block_on(group).unwrap_err();
    drop(runtime);
    assert_eq!(cleaned.load(Ordering::SeqCst), 0);
}

#[tokio::test(start_paused = true)]
async fn a_group_that_has_ended_takes_nobody_in() {
    let mut kept = None;
    let group = task_group(async |group| {
        kept = Some(group);
        Ok::<_, String>(())
    });
    assert_eq!(group.await, Ok(Some(())));
    kept.expect("the body has run").spawn(async { unreachable!("it never runs") });
    assert_eq!(alive(), 0);
}

/// An error counts from when its child returns it, not from when it came up inside.
#[tokio::test(start_paused = true)]
async fn an_error_reaches_the_group_with_the_end_of_its_child() {
    let soup: Source = Service::new("soup", secs(1.0)).failing().into();
    let alarm: Source = Service::new("alarm", secs(1.5)).failing().into();
    let knives = Source::new("knives", secs(1.0));
    let errors = lesson_09::kitchen::told(soup, knives, &alarm).await.unwrap_err();
    let told: Vec<String> =
        std::iter::once(&errors.first).chain(&errors.rest).map(ToString::to_string).collect();
    assert_eq!(told, ["alarm failed", "soup failed"]);
}

/// The one panics at 1 s, the other while it cleans up, at 2 s.
#[tokio::test(start_paused = true)]
async fn of_two_panics_the_first_goes_on_in_the_caller() {
    let start = Instant::now();
    let group = task_group(async |group| {
        group.set_grace(secs(5.0));
        let stopped = group.cancelled();
        group.spawn(async move {
            stopped.await;
            sleep(secs(1.0)).await;
            panic!("the second")
        });
        group.spawn(async {
            sleep(secs(1.0)).await;
            panic!("the first")
        });
        Ok::<_, &str>(())
    });
    let panic = tokio::spawn(group).await.unwrap_err().into_panic();
    assert_eq!(panic.downcast_ref(), Some(&"the first"));
    assert_eq!(start.elapsed(), secs(2.0));
}
