//! The asyncio twins: the same lines at the same virtual times, and where asyncio differs, that.

use stage::twin::{assert_twins, python_output};

#[test]
fn every_scene_prints_what_its_twin_prints() {
    assert_twins(&lesson_05::scenes(), &["bed_breaks", "called_off"]);
}

/// `try_join!` drops both levels; a gather in a gather tells the error, and everybody goes on.
#[test]
fn in_asyncio_an_inner_error_ends_both_gathers_and_stops_nobody() {
    let Some(lines) = python_output("python/bed_breaks.py") else { return };
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(
        lines,
        [
            "1 s  plates packed",
            "2 s  bed failed",
            "3 s  oven packed",
            "3 s  kitchen is empty",
            "4 s  books packed",
        ]
    );
}

/// Who is awaited when the call comes is cancelled too; the books are not, though their team is.
#[test]
fn in_asyncio_a_cancelled_team_cancels_the_helper_that_it_awaits_and_no_other() {
    let Some(lines) = python_output("python/called_off.py") else { return };
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines, ["1 s  plates packed", "1.5 s  called off", "4 s  books packed"]);
}

#[test]
fn in_asyncio_collected_errors_stop_nobody_and_a_cancelled_gather_reaches_every_leaf() {
    let Some(lines) = python_output("python/facts.py") else { return };
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(
        lines,
        [
            "1 s  [RuntimeError('bed failed')]",
            "3 s  books packed",
            "11 s  plates cancelled",
            "11 s  oven cancelled",
            "11 s  lamp cancelled",
        ]
    );
}
