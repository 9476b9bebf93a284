//! A runtime shuts down under a group: no caller gets `Ok`, no caller hangs, and a caller that ends
//! with the runtime does so silently.

mod children;
#[path = "../watchdog/mod.rs"]
mod watchdog;

use std::any::Any;
use std::future::pending;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use gather::{Group, GroupError, task_group};
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::oneshot;
use tokio::task::{block_in_place, yield_now};
use tokio_util::context::TokioContext;

use watchdog::must_end;

type Told = Result<Option<&'static str>, GroupError<&'static str>>;

/// Builds a runtime.
type Build = fn() -> Runtime;

fn current_thread() -> Runtime {
    Builder::new_current_thread().enable_time().build().unwrap()
}

fn two_workers() -> Runtime {
    Builder::new_multi_thread().worker_threads(2).enable_time().build().unwrap()
}

const BUILDS: [(&str, Build); 2] =
    [("current thread", current_thread), ("two workers", two_workers)];

/// A handle to a runtime that has shut down.
fn ended(build: Build) -> Handle {
    let runtime = build();
    runtime.handle().clone()
}

/// Shuts a runtime down from inside of another, where a drop is refused.
fn shut_down(runtime: Runtime) {
    thread::spawn(move || drop(runtime)).join().unwrap();
}

/// What a caller saw: the words of a panic, or what it was told.
fn words(seen: Result<Told, Box<dyn Any + Send>>) -> String {
    match seen {
        Ok(told) => format!("{told:?}"),
        Err(panic) => match panic.downcast::<&str>() {
            Ok(literal) => (*literal).to_owned(),
            Err(_) => "another panic".to_owned(),
        },
    }
}

const SHUT_DOWN: &str = "the runtime shut down while its tasks were awaited";

/// A body whose child is refused or killed, in the ways that a body may end.
async fn body(ends: &str, group: Group<&'static str>) -> Result<&'static str, &'static str> {
    match ends {
        "stops and cleans up" => {
            group.set_grace(Duration::from_secs(3600));
            group.spawn(pending());
            group.cancel();
            pending().await
        }
        "returns" => {
            group.spawn(pending());
            Ok("all done")
        }
        _ => {
            group.spawn(pending());
            pending().await
        }
    }
}

const ENDS: [&str; 3] = ["returns", "stops and cleans up", "waits"];

#[test]
fn a_group_on_a_runtime_that_has_shut_down_panics() {
    for (name, build) in BUILDS {
        for ends in ENDS {
            let seen = must_end(name, move || {
                let group = task_group(async |group| body(ends, group).await);
                catch_unwind(AssertUnwindSafe(|| ended(build).block_on(group)))
            });
            assert_eq!(words(seen), SHUT_DOWN, "{name}, a body that {ends}");
        }
    }
}

#[test]
fn a_group_whose_runtime_shuts_down_while_it_waits_panics() {
    for ends in ENDS {
        let seen = must_end(ends, move || {
            let runtime = two_workers();
            let handle = runtime.handle().clone();
            let (started, starts) = oneshot::channel();
            let outside = thread::spawn(move || {
                let group = task_group(async |group: Group<&'static str>| {
                    group.spawn(async {
                        started.send(()).unwrap();
                        pending().await
                    });
                    body(ends, group).await
                });
                catch_unwind(AssertUnwindSafe(|| handle.block_on(group)))
            });
            starts.blocking_recv().unwrap();
            drop(runtime);
            outside.join().unwrap()
        });
        assert_eq!(words(seen), SHUT_DOWN, "a body that {ends}");
    }
}

/// The runtime has gone, and with it the grace's timer, but no child: one blocks its thread, or lives
/// on another runtime. The group ends in its own words, and after its child.
#[test]
fn a_group_whose_timer_goes_before_its_children_panics_after_them() {
    for blocks in [true, false] {
        let (seen, over) = must_end("a timer that has gone", move || {
            let (runtime, others) = (two_workers(), two_workers());
            let (handle, children) = (runtime.handle().clone(), others.handle().clone());
            let (started, starts) = oneshot::channel();
            let (stop, stops) = std::sync::mpsc::channel::<()>();
            let (go_on, goes_on) = std::sync::mpsc::channel::<()>();
            let child = Arc::new(());
            let held = child.clone();
            let outside = thread::spawn(move || {
                let group = task_group(async |group: Group<&'static str>| {
                    group.set_grace(Duration::from_secs(3600));
                    let _entered = (!blocks).then(|| children.enter());
                    group.spawn(async move {
                        let _held = held;
                        started.send(()).unwrap();
                        if blocks {
                            block_in_place(|| goes_on.recv().unwrap());
                        }
                        pending().await
                    });
                    stops.recv().unwrap();
                    group.cancel();
                    Ok("all done")
                });
                let seen = catch_unwind(AssertUnwindSafe(|| handle.block_on(group)));
                (seen, Arc::strong_count(&child) == 1)
            });
            starts.blocking_recv().unwrap();
            runtime.shutdown_background();
            // Coarse: the runtime has long gone, and then the group has long begun to wait.
            thread::sleep(Duration::from_millis(50));
            stop.send(()).unwrap();
            if blocks {
                thread::sleep(Duration::from_millis(50));
                go_on.send(()).unwrap();
            }
            outside.join().unwrap()
        });
        assert_eq!(
            (words(seen).as_str(), over),
            (SHUT_DOWN, true),
            "a child that blocks: {blocks}"
        );
    }
}

/// The group waits in a task of one runtime, its child is a task of another, which shuts down.
#[test]
fn a_caller_on_a_runtime_that_goes_on_panics() {
    for (name, build) in BUILDS {
        for (callers, build_callers) in BUILDS {
            let seen = must_end(name, move || {
                let runtime = build();
                let handle = runtime.handle().clone();
                let owner = build_callers();
                let caller = owner.spawn(task_group(async move |group: Group<_>| {
                    let _entered = handle.enter();
                    group.spawn(pending());
                    Ok("all done")
                }));
                drop(runtime);
                owner.block_on(caller).map_err(|error| error.into_panic())
            });
            assert_eq!(words(seen), SHUT_DOWN, "a child on {name}, its owner on {callers}");
        }
    }
}

/// The caller's own task has the other runtime entered, so that only its polls tell where it lives.
#[test]
fn a_caller_that_has_entered_the_runtime_panics() {
    for (name, build) in BUILDS {
        let seen = must_end(name, move || {
            let group = task_group(async |group| body("waits", group).await);
            let owner = two_workers();
            let caller = owner.spawn(TokioContext::new(group, ended(build)));
            owner.block_on(caller).map_err(|error| error.into_panic())
        });
        assert_eq!(words(seen), SHUT_DOWN, "{name}");
    }
}

#[test]
fn a_block_on_inside_of_a_task_panics_and_the_shutdown_ends() {
    let seen = must_end("block_on in a task", || {
        let runtime = two_workers();
        let (started, starts) = oneshot::channel();
        let (seen, sees) = std::sync::mpsc::channel();
        runtime.spawn(async move {
            let group = task_group(async |group: Group<&'static str>| {
                group.spawn(async {
                    started.send(()).unwrap();
                    pending().await
                });
                Ok("all done")
            });
            let blocks = || block_in_place(|| Handle::current().block_on(group));
            seen.send(catch_unwind(AssertUnwindSafe(blocks))).unwrap();
        });
        starts.blocking_recv().unwrap();
        drop(runtime);
        sees.recv().unwrap()
    });
    assert_eq!(words(seen), SHUT_DOWN);
}

#[test]
fn a_caller_that_is_a_task_of_the_runtime_is_dropped_silently() {
    for (name, build) in BUILDS {
        must_end(name, move || {
            let runtime = build();
            let (started, starts) = std::sync::mpsc::channel();
            let caller = runtime.spawn(async move {
                let told: Told = task_group(async |group: Group<_>| {
                    let child = Arc::new(());
                    let held = child.clone();
                    group.spawn(async move {
                        let _held = held;
                        pending().await
                    });
                    started.send(()).unwrap();
                    if Handle::current().metrics().num_workers() > 1 {
                        // Keeps its worker, while the other one shuts down and drops the child.
                        while Arc::strong_count(&child) > 1 {
                            thread::yield_now();
                        }
                    }
                    Ok("all done")
                })
                .await;
                panic!("goes on with {told:?}");
            });
            if name == "current thread" {
                runtime.block_on(yield_now());
            }
            starts.recv().unwrap();
            drop(runtime);
            let ended = current_thread().block_on(caller).expect_err("it never returns");
            assert!(ended.is_cancelled(), "{name}: {ended}");
        });
    }
}

/// The same with nothing held back.
#[test]
fn no_caller_of_many_goes_on_or_panics_in_a_shutdown() {
    must_end("many drops", || {
        for round in 0..60 {
            let runtime = two_workers();
            let callers: Vec<_> = (0..50)
                .map(|_| {
                    runtime.spawn(task_group(async |group: Group<&'static str>| {
                        for _ in 0..20 {
                            group.spawn(pending());
                        }
                        Ok("all done")
                    }))
                })
                .collect();
            if round % 2 == 0 {
                thread::sleep(Duration::from_millis(1));
            }
            drop(runtime);
            for caller in callers {
                let ended = current_thread().block_on(caller).expect_err("it never returns");
                assert!(ended.is_cancelled(), "round {round}: {ended}");
            }
        }
    });
}
