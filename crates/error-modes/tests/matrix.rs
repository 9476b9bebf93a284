//! Every cell, played on the paused clock, compared with what the page shows; and rules for whole rows and
//! columns, which need no recording.

use std::collections::BTreeSet;
use std::time::Duration;

use error_modes::{CELLS, Cell, Construct, Destructors, Mode, cells, table};
use stage::fate::Fate;
use stage::secs;

/// Runs in the caller's own task: whoever drops the caller drops it.
const IN_THE_CALLER: [Construct; 4] =
    [Construct::Join, Construct::JoinAll, Construct::TryJoin, Construct::TryJoinAll];

/// Whose tasks are nobody's, or somebody else's.
const LETS_RUN_ON: [Construct; 2] = [Construct::Handles, Construct::Wait];

fn all() -> Vec<Cell> {
    cells().into_iter().map(|(cell, _)| cell).collect()
}

#[test]
fn every_cell_is_as_the_page_shows_it() {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("matrix", table(&all()));
    });
}

#[test]
fn every_construct_has_every_mode_once() {
    let cells = all();
    let modes = [Mode::Err, Mode::Panic, Mode::Dropped, Mode::Deadline];
    let rows: Vec<_> = cells.chunk_by(|a, b| a.construct == b.construct).collect();
    let names: BTreeSet<_> = rows.iter().map(|row| row[0].construct.id()).collect();
    assert_eq!((cells.len(), CELLS, names.len()), (44, 44, 11));
    for row in rows {
        assert!(row.iter().map(|cell| cell.mode).eq(modes), "{row:?}");
    }
}

/// The clock alone says so, whatever a lane is called.
#[test]
fn who_is_cut_off_ends_when_the_caller_goes_on() {
    for cell in all() {
        for other in &cell.others {
            let own_end = own_end(&cell, &other.name);
            let ends = other.ends.expect("every source ends in some way");
            match other.fate {
                Fate::CutOff => assert!(ends == cell.at && ends < own_end, "{cell:?}"),
                Fate::Finishes => assert!(ends == own_end && ends <= cell.at, "{cell:?}"),
                Fate::RunsOn => assert!(ends == own_end && ends > cell.at, "{cell:?}"),
                _ => panic!("{cell:?}"),
            }
        }
    }
}

fn own_end(cell: &Cell, name: &str) -> Duration {
    let cast = cell.mode.cast();
    cast.services.iter().find(|service| service.name == name).unwrap().delay
}

#[test]
fn what_runs_in_the_callers_task_is_dropped_before_anybody_goes_on() {
    for cell in all().iter().filter(|cell| IN_THE_CALLER.contains(&cell.construct)) {
        let fine = [Destructors::Before, Destructors::NobodyCut];
        assert!(fine.contains(&cell.destructors()), "{cell:?}");
        assert!(cell.others.iter().all(|other| other.fate != Fate::RunsOn), "{cell:?}");
    }
}

#[test]
fn a_task_is_only_asked_to_end_by_a_drop() {
    let dropped = |cell: &&Cell| matches!(cell.mode, Mode::Dropped | Mode::Deadline);
    for cell in all().iter().filter(dropped) {
        if !IN_THE_CALLER.contains(&cell.construct) && !LETS_RUN_ON.contains(&cell.construct) {
            assert_eq!(cell.destructors(), Destructors::After, "{cell:?}");
        }
    }
}

/// What has the strength to wait waits: our joins tell of an error or a panic when all others have ended.
#[test]
fn our_joins_tell_of_an_error_when_nobody_is_left() {
    use Construct::{AsCompleted, Gather, TaskGroup, TryGather};
    let ours = [Gather, TryGather, AsCompleted, TaskGroup];
    for cell in all().iter().filter(|cell| ours.contains(&cell.construct)) {
        if matches!(cell.mode, Mode::Err | Mode::Panic) {
            assert_ne!(cell.destructors(), Destructors::After, "{cell:?}");
        }
    }
}

#[test]
fn only_what_nobody_owns_runs_on() {
    for cell in all() {
        let runs_on = cell.others.iter().any(|other| other.fate == Fate::RunsOn);
        assert_eq!(runs_on, LETS_RUN_ON.contains(&cell.construct), "{cell:?}");
    }
}

/// Handles that are awaited in order: `b` fails at 2 s, and is asked when `a` has ended.
#[test]
fn an_error_is_late_where_handles_are_awaited_in_order_and_nowhere_else() {
    for cell in all().iter().filter(|cell| matches!(cell.mode, Mode::Err | Mode::Panic)) {
        let is_told = cell.gets.starts_with("Err(") || cell.gets == "panic";
        if is_told {
            let seconds = if cell.construct == Construct::Handles { 3.0 } else { 2.0 };
            assert_eq!(cell.at, secs(seconds), "{cell:?}");
        }
    }
}
