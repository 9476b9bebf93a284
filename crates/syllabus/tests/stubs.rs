//! A copy of each exercise's file, as it is handed out, stands beside the solutions: the command
//! `cargo course reset` puts it back.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;

use syllabus::{Lesson, Workspace};

/// In a learner's clone the exercises are theirs.
#[test]
fn every_exercise_is_as_its_stub_that_can_be_put_back() {
    let workspace = Workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let in_ci = std::env::var("CI").as_deref() == Ok("true");
    for lesson in Lesson::all(&workspace).unwrap() {
        for exercise in &lesson.exercises {
            let stub = fs::read_to_string(workspace.stub_file(exercise)).unwrap_or_else(|error| {
                panic!("{}: {error}: copy the exercise's file there", exercise.name())
            });
            let file = fs::read_to_string(workspace.exercise_file(exercise)).unwrap_or_default();
            if file == stub {
                continue;
            }
            assert!(
                !in_ci,
                "{} is not as the stub that `cargo course reset` puts back: copy it to {}",
                workspace.name(&workspace.exercise_file(exercise)),
                workspace.name(&workspace.stub_file(exercise)),
            );
            let _ = writeln!(std::io::stderr(), "SKIPPED {}: it is yours now", exercise.name());
        }
        let known: BTreeSet<String> =
            lesson.exercises.iter().map(|exercise| format!("{}.rs", exercise.id)).collect();
        let folder = workspace.solutions(lesson.number).join("stubs");
        let there = fs::read_dir(folder).unwrap();
        let there = there.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        assert_eq!(known, there, "the stubs of {}", lesson.name());
    }
}
