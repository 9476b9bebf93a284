//! The asyncio twins: where they print what the scenes print, and where they do not.

use stage::twin::{assert_twins, python_output};

/// `called_first` and `never_awaited` among them: a coroutine object is as lazy as a future.
#[test]
fn every_scene_prints_what_its_twin_prints() {
    assert_twins(&lesson_01::scenes(), &[]);
}

/// A task is not as lazy as a coroutine object: it begins by itself, at the caller's next await and not inside `create_task`.
#[test]
fn tasks_begin_by_themselves() {
    asyncio_prints("called_first_tasks");
    asyncio_prints("never_awaited_task");
}

/// Also of one that is kept in a variable. rustc says less, and before the program runs: see
/// `compile_fail/forgotten.rs`.
#[test]
fn a_forgotten_await_is_told_while_the_program_runs() {
    asyncio_prints("forgotten_await");
}

/// That of tokio's `sleep` begins when it is called: see `facts.rs`.
#[test]
fn the_time_of_a_sleep_begins_when_it_is_awaited() {
    asyncio_prints("sleeps");
}

/// `join!` stays in the caller's: see `facts.rs`.
#[test]
fn gather_makes_a_task_of_each_coroutine() {
    asyncio_prints("who_runs_it");
}

/// `join!` waits for all of them, and the caller is told at the end: see `facts.rs`.
#[test]
fn gather_raises_at_once_and_the_others_run_on() {
    asyncio_prints("toaster_breaks");
}

/// So "the others run on" holds as long as somebody catches the error, and no longer.
#[test]
fn what_runs_on_is_cancelled_when_main_ends() {
    asyncio_prints("toaster_ends_main");
}

/// As `block_on` inside a runtime panics: see `runtimes.rs`.
#[test]
fn an_event_loop_does_not_run_within_another() {
    asyncio_prints("run_within_run");
}

/// Holds what a script prints against its snapshot, where asyncio has no counterpart in a scene.
fn asyncio_prints(script: &str) {
    let Some(python) = python_output(&format!("python/{script}.py")) else { return };
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(script, python);
    });
}
