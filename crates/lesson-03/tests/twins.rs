//! The asyncio twins: the same lines at the same virtual times, and where asyncio differs, that.

use stage::twin::{assert_twins, python_output};

#[test]
fn every_scene_prints_what_its_twin_prints() {
    assert_twins(&lesson_03::scenes(), &["page_fails", "borrow_held"]);
}

/// `try_join!` drops the orders; asyncio's `gather` tells the error at the same instant, and they go on.
#[test]
fn the_orders_of_a_page_that_fails_run_on_in_asyncio() {
    let Some(lines) = python_output("python/page_fails.py") else { return };
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines, ["1 s  profile failed", "1.5 s  orders loaded"]);
}

/// Nothing is borrowed in asyncio: the chores change a plain variable, each between two awaits.
#[test]
fn a_counter_that_chores_share_needs_no_borrow_in_asyncio() {
    let Some(lines) = python_output("python/borrow_held.py") else { return };
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines, ["1 s  1 left", "2 s  0 left"]);
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
            "8.25 s  pan started",
            "8.25 s  cups started",
            "9.5 s  pan put away",
            "9.5 s  gave up",
            "11.25 s  cups put away",
            "12.6 s  9 coroutines, 1 thread",
        ]
    );
}
