//! Children that were aborted, or have failed, before their runtime goes, and what their destructors do then.

use std::future::{pending, ready};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use gather::{ChildHandle, Group, GroupError, task_group};
use tokio::task::{consume_budget, yield_now};

use crate::watchdog::must_end;
use crate::{BUILDS, SHUT_DOWN, current_thread, shut_down, two_workers, words};

#[test]
fn a_child_that_was_aborted_through_its_handle_is_no_error_even_then() {
    for (name, build) in BUILDS {
        let seen = must_end(name, move || {
            let (runtime, owner) = (build(), current_thread());
            let handle = runtime.handle().clone();
            owner.block_on(task_group(async move |group: Group<&'static str>| {
                let entered = handle.enter();
                let child = group.spawn(pending());
                drop(entered);
                child.abort();
                shut_down(runtime);
                Ok("all done")
            }))
        });
        assert_eq!(seen, Ok(Some("all done")), "{name}");
    }
}

/// Who cancelled a child is settled when its destructor begins.
#[test]
fn an_abort_in_the_destructor_of_a_killed_child_changes_nothing() {
    struct AbortsItself(Arc<OnceLock<ChildHandle>>);
    impl Drop for AbortsItself {
        fn drop(&mut self) {
            self.0.get().expect("its handle was left here").abort();
        }
    }
    for (name, build) in BUILDS {
        let seen = must_end(name, move || {
            let (runtime, owner) = (build(), current_thread());
            let handle = runtime.handle().clone();
            let group = task_group(async move |group: Group<&'static str>| {
                let own = Arc::new(OnceLock::new());
                let aborts = AbortsItself(own.clone());
                let entered = handle.enter();
                let child = group.spawn(async move {
                    let _aborts = aborts;
                    pending().await
                });
                drop(entered);
                let _ = own.set(child);
                shut_down(runtime);
                Ok("all done")
            });
            catch_unwind(AssertUnwindSafe(|| owner.block_on(group)))
        });
        assert_eq!(words(seen), SHUT_DOWN, "{name}");
    }
}

/// The same of an abort by the group, which begins and goes on during that destructor.
#[test]
fn a_stop_in_the_destructor_of_a_killed_child_changes_nothing() {
    struct Stops(Group<&'static str>);
    impl Drop for Stops {
        fn drop(&mut self) {
            self.0.cancel();
            // Coarse: the owner has long gone on to abort its children.
            thread::sleep(Duration::from_millis(100));
        }
    }
    for (name, build) in BUILDS {
        let seen = must_end(name, move || {
            let (runtime, owner) = (build(), current_thread());
            let handle = runtime.handle().clone();
            let group = task_group(async move |group: Group<&'static str>| {
                let stops = Stops(group.clone());
                let _entered = handle.enter();
                group.spawn(async move {
                    let _stops = stops;
                    pending().await
                });
                thread::spawn(move || drop(runtime));
                pending().await
            });
            catch_unwind(AssertUnwindSafe(|| owner.block_on(group)))
        });
        assert_eq!(words(seen), SHUT_DOWN, "{name}");
    }
}

#[test]
fn an_error_that_came_before_the_shutdown_is_told() {
    let seen = must_end("an error", || {
        let (runtime, owner) = (two_workers(), current_thread());
        let handle = runtime.handle().clone();
        owner.block_on(task_group(async move |group: Group<&'static str>| {
            group.spawn(ready(Err("no luck")));
            let entered = handle.enter();
            group.set_grace(Duration::from_secs(3600));
            group.spawn(pending());
            drop(entered);
            yield_now().await;
            shut_down(runtime);
            pending::<Result<&str, _>>().await
        }))
    });
    assert_eq!(seen, Err(GroupError { first: "no luck", rest: vec![] }));
}

/// A body goes on spawning children whose destructors use the group, while its runtime shuts down.
#[test]
fn a_shutdown_ends_though_destructors_use_the_group() {
    struct Lease(Group<()>, Arc<AtomicUsize>);
    impl Drop for Lease {
        fn drop(&mut self) {
            self.0.set_grace(Duration::ZERO);
            let spawns = self.1.fetch_add(1, SeqCst) < 10_000;
            if spawns {
                self.0.spawn(ready(Ok(())));
            }
            let _ = (self.0.clone(), self.0.cancelled(), self.0.is_cancelled());
        }
    }
    must_end("a shutdown", || {
        for _ in 0..60 {
            let runtime = two_workers();
            runtime.spawn(task_group(async |group: Group<()>| {
                let dropped = Arc::new(AtomicUsize::new(0));
                loop {
                    let lease = Lease(group.clone(), dropped.clone());
                    group.spawn(async move {
                        let _lease = lease;
                        pending().await
                    });
                    consume_budget().await;
                }
                #[expect(unreachable_code)]
                Ok(())
            }));
            thread::sleep(Duration::from_millis(1));
            drop(runtime);
        }
    });
}
