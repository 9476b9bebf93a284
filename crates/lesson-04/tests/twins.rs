//! The asyncio twins: the same lines at the same virtual times, and where asyncio differs, that.

use stage::twin::{assert_twins, python_output};

#[test]
fn every_scene_prints_what_its_twin_prints() {
    assert_twins(&lesson_04::scenes(), &["thirty_one_shops"]);
}

/// asyncio has no limit of thirty: the error is told when it happens.
#[test]
fn a_list_of_31_shops_fails_at_once_in_asyncio() {
    let Some(lines) = python_output("python/thirty_one_shops.py") else { return };
    assert_eq!(lines.lines().collect::<Vec<_>>(), ["1 s  shop 2 failed"]);
}

#[test]
fn after_an_error_asyncio_differs_where_the_chapter_says_so() {
    let Some(lines) = python_output("python/facts.py") else { return };
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(
        lines,
        [
            "1 s  hotel failed",
            "2 s  museum booked",
            "3 s  train booked",
            "6 s  ['weather', KeyError('news')]",
            "7.25 s  train cleaned up",
            "7.25 s  hotel failed",
            "8.5 s  museum cleaned up",
            "8.5 s  museum was cancelled",
            "9.25 s  train booked",
            "10.25 s  hotel failed",
            "13.5 s  train cleaned up",
            "13.5 s  hotel cleaned up",
            "13.5 s  nothing was booked",
            "14.75 s  train cleaned up",
            "16.5 s  all have left",
            "17.75 s  museum cleaned up",
            "18.5 s  ['CancelledError', 'str']",
            "21.5 s  museum booked",
        ]
    );
}
