//! The parts of an exercise: a stub, a check, answers, mistakes, and its entry in the course.

use syllabus::{Lesson, Workspace};

use super::draft::Draft;
use super::{filled, names};
use crate::course::Course;
use crate::error::Error;
use crate::find;

/// The minutes that the template of its entry says.
pub const MINUTES: u32 = 10;

/// Drafts an exercise of `lesson`; returns what comes next.
pub fn draft(
    course: &Course,
    lesson: &Lesson,
    name: &str,
    draft: &mut Draft<'_>,
) -> Result<String, Error> {
    names::function(name)?;
    if let Some(taken) = find::all(&course.lessons).into_iter().find(|e| e.id == name) {
        return Err(Error::Taken { what: format!("{} is an exercise", taken.name()) });
    }
    files(&course.workspace, lesson.number, name, draft)?;
    let manifest = course.workspace.lesson_crate(lesson.number).join("Cargo.toml");
    draft.edit(manifest, "line `minutes = …`", |text| with_minutes(text, lesson.minutes))?;

    let number = lesson.number;
    Ok(format!(
        "Next, each TODO in it: the task, its check sentence by sentence, answers, mistakes, hints.
  cargo test -p solution-{number:02}
  cargo course check {name}
It has {MINUTES} minutes, which the lesson has more, too: mend both where it takes longer."
    ))
}

/// The exercise's own files, and its lines in the files of its lesson.
pub fn files(
    workspace: &Workspace,
    number: u8,
    name: &str,
    draft: &mut Draft<'_>,
) -> Result<(), Error> {
    let nn = format!("{number:02}");
    let words: [(&str, &str); 2] = [("NN", &nn), ("NAME", name)];
    let (exercises, solutions) = (workspace.exercises(number), workspace.solutions(number));
    macro_rules! template {
        ($path:literal) => {
            include_str!(concat!("../../templates/exercise/", $path))
        };
    }
    let (right, mistakes) = (format!("right/{name}"), format!("mistakes/{name}"));
    for (path, template) in [
        (exercises.join(format!("{name}.rs")), template!("stub.rs")),
        (exercises.join(format!("checks/{name}.rs")), template!("check.rs")),
        (solutions.join(format!("stubs/{name}.rs")), template!("stub.rs")),
        (solutions.join(format!("{name}.rs")), template!("solution.rs")),
        (solutions.join(&right).join("a_join_of_two.rs"), template!("right/a_join_of_two.rs")),
        (
            solutions.join(&right).join("a_list_of_futures.rs"),
            template!("right/a_list_of_futures.rs"),
        ),
        (solutions.join(&right).join("handles.rs"), template!("right/handles.rs")),
        (
            solutions.join(&mistakes).join("last_error_wins.rs"),
            template!("mistakes/last_error_wins.rs"),
        ),
        (
            solutions.join(&mistakes).join("one_after_another.rs"),
            template!("mistakes/one_after_another.rs"),
        ),
        (solutions.join(&mistakes).join("swapped.rs"), template!("mistakes/swapped.rs")),
    ] {
        draft.create(path, filled(template, &words))?;
    }
    for (path, template) in [
        (exercises.join("Cargo.toml"), template!("target.toml")),
        (workspace.exercise_list(number), template!("listed.toml")),
    ] {
        draft.edit(path, "end", |text| {
            Some(format!("{}\n{}", text.trim_end(), filled(template, &words)))
        })?;
    }
    Ok(())
}

/// Adds minutes to a lesson, which takes as long as its chapter and all its exercises.
fn with_minutes(manifest: &str, minutes: u32) -> Option<String> {
    let line = format!("\nminutes = {minutes}\n");
    let more = format!("\nminutes = {}\n", minutes + MINUTES);
    (manifest.matches(&line).count() == 1).then(|| manifest.replacen(&line, &more, 1))
}
