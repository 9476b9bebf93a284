//! The asyncio twins print the same lines at the same virtual times. `kept_handle` prints nothing: its
//! caller fails, and `facts.rs` holds that its twin fails at the same time.

use lesson_02::scene;
use stage::twin::assert_same;

#[test]
fn spawn_all_then_await() {
    assert_same(&scene("spawn_all_then_await"), "python/spawn_all_then_await.py");
}

#[test]
fn spawn_and_await_each() {
    assert_same(&scene("spawn_and_await_each"), "python/spawn_and_await_each.py");
}

#[test]
fn dropped_handle() {
    assert_same(&scene("dropped_handle"), "python/dropped_handle.py");
}

#[test]
fn no_await_no_turn() {
    assert_same(&scene("no_await_no_turn"), "python/no_await_no_turn.py");
}
