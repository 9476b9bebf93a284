//! The asyncio twins: where they print what the scenes print, and where they do not.

use lesson_01::scene;
use stage::twin::{assert_same, python_output};

#[test]
fn one_after_another() {
    assert_same(&scene("one_after_another"), "python/one_after_another.py");
}

#[test]
fn overlapping() {
    assert_same(&scene("overlapping"), "python/overlapping.py");
}

/// A coroutine object is as lazy as a future.
#[test]
fn coroutine_objects_are_lazy() {
    assert_same(&scene("called_first"), "python/called_first.py");
    assert_same(&scene("never_awaited"), "python/never_awaited.py");
}

/// A task is not: it begins by itself, at the caller's next await and not inside `create_task`.
#[test]
fn tasks_begin_by_themselves() {
    asyncio_prints("called_first_tasks");
    asyncio_prints("never_awaited_task");
}

/// rustc says it before the program runs: see `compile_fail/forgotten_await.rs`.
#[test]
fn a_forgotten_await_is_told_while_the_program_runs() {
    asyncio_prints("forgotten_await");
}

/// `join!` stays in the caller's: see `facts.rs`.
#[test]
fn gather_makes_a_task_of_each_coroutine() {
    asyncio_prints("who_runs_it");
}

/// Holds what a script prints against its snapshot, where asyncio has no counterpart in a scene.
fn asyncio_prints(script: &str) {
    let Some(python) = python_output(&format!("python/{script}.py")) else { return };
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(script, python);
    });
}
