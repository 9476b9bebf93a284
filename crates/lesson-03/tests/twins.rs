//! The asyncio twins: the same lines at the same virtual times, and where asyncio differs, that.

use lesson_03::scene;
use stage::twin::{assert_same, python_output};

#[test]
fn dashboard() {
    assert_same(&scene("dashboard"), "python/dashboard.py");
}

#[test]
fn kitchen() {
    assert_same(&scene("kitchen"), "python/kitchen.py");
}

#[test]
fn completion_order() {
    assert_same(&scene("completion_order"), "python/completion_order.py");
}

#[test]
fn input_order() {
    assert_same(&scene("input_order"), "python/input_order.py");
}

#[test]
fn asyncio_gather_differs_where_the_chapter_says_so() {
    let Some(lines) = python_output("python/facts.py") else { return };
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(
        lines,
        [
            "0 ms  rice started",
            "1 s  rice done",
            "3 s  ['rice'] awaited",
            "3 s  soup started",
            "4 s  soup done",
            "4 s  ['soup', 'soup'] gathered",
            "4 s  [] at once",
            "4 s  tea started",
            "5 s  milk boiled over",
            "6 s  tea done",
            "7 s  pot started",
            "8.25 s  pot put away",
            "8.25 s  gave up",
            "8.35 s  9 coroutines, 1 thread",
        ]
    );
}
