//! What the exercises of a lesson have beside them.

use std::collections::BTreeSet;
use std::path::Path;

use syllabus::{Lesson, Proved, Workspace};

use crate::texts::copied;
use crate::{CASES, Kind};

fn course() -> Result<(Workspace, Lesson), String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let workspace = Workspace::find(here).map_err(|error| error.to_string())?;
    let folder = here.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let lessons = Lesson::all(&workspace).map_err(|error| error.to_string())?;
    let lesson = lessons.into_iter().find(|lesson| lesson.name() == folder);
    Ok((workspace, lesson.ok_or_else(|| format!("the course has no {folder}"))?))
}

/// What `lesson.toml` says of an exercise.
pub fn listed(id: &str) -> Result<syllabus::Exercise, String> {
    let (_, lesson) = course()?;
    let listed = lesson.exercises.into_iter().find(|exercise| exercise.id == id);
    listed.ok_or_else(|| format!("lesson.toml has no {id}"))
}

/// `lesson.toml`, the test targets and the files name the same exercises.
pub fn is_complete() -> Result<(), String> {
    let (workspace, lesson) = course()?;
    let listed: BTreeSet<&str> = lesson.exercises.iter().map(|e| e.id.as_str()).collect();
    let proved: BTreeSet<&str> = CASES.iter().map(|case| case.exercise).collect();
    if listed != proved {
        return Err(format!("lesson.toml lists {listed:?}, the files are {proved:?}"));
    }
    let manifest = read(&workspace.exercises(lesson.number).join("Cargo.toml"))?;
    for exercise in &lesson.exercises {
        let id = &exercise.id;
        if !manifest.contains(&format!("name = \"{id}\"\npath = \"{id}.rs\"")) {
            return Err(format!("{id} is no test target of {}", exercise.package()));
        }
        let texts = exercise.hints.iter().chain([&exercise.title, &exercise.passed]);
        if texts.into_iter().any(|text| text.trim().is_empty()) {
            return Err(format!("{id} has an empty hint, title or last words"));
        }
        let chapter = exercise.read.split('#').next().unwrap_or_default();
        if !workspace.chapters().join(chapter).exists() {
            return Err(format!("{id} sends the reader to {chapter}, which is not there"));
        }
    }
    Ok(())
}

/// No hint has a line of an answer that could be pasted.
pub fn hints_are_no_answers() -> Result<(), String> {
    let (_, lesson) = course()?;
    for exercise in &lesson.exercises {
        let answers = CASES.iter().filter(|case| case.exercise == exercise.id);
        for answer in answers.filter(|case| matches!(case.kind, Kind::Solution | Kind::Right)) {
            for (hint, number) in exercise.hints.iter().zip(1..) {
                let lines = copied(answer.source, hint);
                if !lines.is_empty() {
                    let (id, name) = (&exercise.id, answer.name);
                    return Err(format!(
                        "hint {number} of {id} has of the answer {name}: {lines:?}"
                    ));
                }
            }
        }
    }
    Ok(())
}

/// What compiles here compiles in the learner's file, and the other way round.
pub fn same_crates() -> Result<(), String> {
    let (workspace, lesson) = course()?;
    let here = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"))?;
    let there = read(&workspace.exercises(lesson.number).join("Cargo.toml"))?;
    let of = |manifest: &'_ str| -> BTreeSet<String> {
        let lines = manifest.lines().skip_while(|line| *line != "[dev-dependencies]").skip(1);
        let lines = lines.take_while(|line| !line.starts_with('['));
        lines.filter(|line| line.contains('=')).map(str::to_owned).collect()
    };
    let (mut here, there) = (of(&here), of(&there));
    for ours in ["libtest-mimic.workspace = true", "syllabus.workspace = true"] {
        here.remove(ours);
    }
    if here != there {
        return Err(format!("the answers have {here:?}, the exercises {there:?}"));
    }
    Ok(())
}

/// The figures of the course count the files that are proved here, and no other.
pub fn counts() -> Result<(), String> {
    // Outside of CI what is a learner's is not proved.
    if CASES.iter().any(|case| case.kind == Kind::PassedOver) {
        return Ok(());
    }
    let (workspace, lesson) = course()?;
    let count = |kind| CASES.iter().filter(|case| case.kind == kind).count();
    let proved = Proved {
        exercises: count(Kind::Stub),
        solutions: count(Kind::Solution),
        right: count(Kind::Right),
        mistakes: count(Kind::Mistake),
    };
    let counted = Proved::count(&workspace, &lesson);
    if counted == proved {
        return Ok(());
    }
    Err(format!("the figures say {counted:?}, and this proof has {proved:?}"))
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
