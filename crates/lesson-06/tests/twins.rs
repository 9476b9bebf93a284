//! The asyncio twins: the same lines at the same virtual times, and where asyncio differs, that.

use stage::twin::{assert_twins, python_output};

#[test]
fn every_scene_prints_what_its_twin_prints() {
    assert_twins(&lesson_06::scenes(), &["sent_out", "no_time"]);
}

/// `wait_for` cancels the task that it waits for; a dropped handle leaves it running.
#[test]
fn a_task_that_is_too_late_is_cancelled_in_asyncio() {
    let Some(lines) = python_output("python/sent_out.py") else { return };
    assert_eq!(lines, "", "nobody answers");
}

/// A coroutine has no first turn where there is no time; a future has its first poll.
#[test]
fn a_limit_of_nothing_starts_no_coroutine_in_asyncio() {
    let Some(lines) = python_output("python/no_time.py") else { return };
    assert_eq!(lines, "", "nobody is asked");
}

#[test]
fn asyncio_limits_differ_where_the_chapter_says_so() {
    let Some(lines) = python_output("python/facts.py") else { return };
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(
        lines,
        [
            "3 s  put away",
            "3 s  gave up, cancelled: True",
            "4 s  tea",
            "5 s  outer True",
            "8 s  old price",
            "11 s  division by zero",
            "13 s  tea, tea, toast",
            "13 s  cannot reuse already awaited coroutine",
            "expired: False",
        ]
    );
}
