//! The asyncio twins: the same lines at the same virtual times, and where asyncio differs, that.

use stage::twin::{assert_twins, python_output};

#[test]
fn every_scene_prints_what_its_twin_prints() {
    let otherwise = ["cut_off", "pack", "rounds"];
    assert_twins(&lesson_08::scenes(), &otherwise);
}

fn last_line(script: &str) -> Option<String> {
    python_output(script)?.lines().last().map(str::to_owned)
}

/// A task keeps its result, so the second wait hands it out once more.
#[test]
fn a_limit_around_asyncios_wait_loses_no_result() {
    let Some(line) = last_line("python/cut_off.py") else { return };
    assert_eq!(line, "4 s  4 on my list");
}

/// `wait` cancels nobody, so the pair that is being made outlives the bell.
#[test]
fn a_pair_that_asyncios_wait_waits_for_is_not_dropped() {
    let Some(lines) = python_output("python/pack.py") else { return };
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(
        lines,
        [
            "1.5 s  the bell rings",
            "2 s  boot-left and boot-right",
            "2.8 s  clog-left and clog-right"
        ]
    );
}

#[test]
fn asyncios_wait_refuses_an_empty_set() {
    let Some(line) = last_line("python/rounds.py") else { return };
    assert_eq!(line, "0 ms  Set of Tasks/Futures is empty.");
}

#[test]
fn asyncios_wait_differs_where_the_chapter_says_so() {
    let Some(lines) = python_output("python/facts.py") else { return };
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(
        lines,
        ["1 s  ['tea']", "1 s  ['tea']", "4 s  2 done", "5.5 s  1 done, 1 pending", "6 s  late"]
    );
}
