//! The asyncio twins: the same lines at the same virtual times, and where asyncio differs, that.

use stage::twin::{assert_twins, python_output};

#[test]
fn every_scene_prints_what_its_twin_prints() {
    assert_twins(&lesson_09::scenes(), &["trusting", "report"]);
}

/// An abort drops; a cancel in asyncio is an exception, so a `finally` runs, and may await.
#[test]
fn in_asyncio_a_finally_awaits_and_the_group_waits_for_it() {
    let Some(lines) = python_output("python/trusting.py") else { return };
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines, ["3 s  knives away", "3 s  the group is closed"]);
}

#[test]
fn in_asyncio_the_error_of_the_body_comes_last() {
    let Some(lines) = python_output("python/report.py") else { return };
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines, ["3 s  knives failed", "3 s  alarm failed"]);
}

#[test]
fn a_task_group_of_asyncio_does_what_the_chapter_says() {
    let Some(lines) = python_output("python/facts.py") else { return };
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(
        lines,
        [
            "1 s  ['floor failed']",
            "2 s  ghost does not go",
            "62 s  ghost is done",
            "62 s  ['floor failed']",
            "62 s  refused",
            "65 s  no error, and the stove is cancelled: True",
            "67 s  ['floor failed', 'knives failed']",
            "68 s  ['floor failed', 'stove failed']",
            "69 s  ghost does not go",
            "74 s  ghost is done",
            "74 s  too late",
            "75 s  ghost does not go",
            "80 s  ghost is done",
            "80 s  ['floor failed']",
        ]
    );
}
