//! The rows that asyncio's twin prints are those that the page shows.

use error_modes::{Construct, Mode, Row, read};
use stage::twin::python_output;

const TWIN: &str = "python/error_modes.py";

#[test]
fn every_cell_of_asyncio_is_as_the_page_shows_it() {
    let Some(printed) = python_output(TWIN) else { return };
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("asyncio", printed);
    });
}

#[test]
fn every_row_of_ours_has_asyncio_beside_it() {
    let Some(printed) = python_output(TWIN) else { return };
    let rows = read(&printed);
    for construct in Construct::ALL {
        let beside = rows.iter().filter(|row| row.construct == construct.asyncio());
        let modes = Mode::ALL.map(Mode::id);
        assert!(beside.map(|row| row.mode).eq(modes), "{construct:?}");
    }
}

/// asyncio has no panics: what is a bug is an exception, and does what an exception does.
#[test]
fn a_bug_in_asyncio_is_an_exception_like_any_other() {
    let Some(printed) = python_output(TWIN) else { return };
    let rows = read(&printed);
    let of = |mode: Mode| rows.iter().filter(move |row| row.mode == mode.id());
    assert_eq!(of(Mode::Err).count(), 6);
    for (error, bug) in of(Mode::Err).zip(of(Mode::Panic)) {
        let told = error.gets.replace("b failed", "ZeroDivisionError");
        assert_eq!(Row { mode: bug.mode, gets: &told, ..*error }, *bug);
    }
}
