//! What a lesson must fulfil besides its exercises' own files.

use std::collections::BTreeSet;
use std::path::Path;

use syllabus::{Lesson, Proved, Workspace};
use toml::{Table, Value};

use crate::hint::copied;
use crate::{Kind, Proof};

impl Proof {
    fn lesson(self) -> Result<(Workspace, Lesson), String> {
        let workspace = Workspace::find(self.folder).map_err(|error| error.to_string())?;
        let folder = self.folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let lessons = Lesson::all(&workspace).map_err(|error| error.to_string())?;
        let lesson = lessons.into_iter().find(|lesson| lesson.name() == folder);
        Ok((workspace, lesson.ok_or_else(|| format!("the course has no {folder}"))?))
    }

    /// The entry of an exercise in `lesson.toml`.
    pub(crate) fn listed(self, id: &str) -> Result<syllabus::Exercise, String> {
        let (_, lesson) = self.lesson()?;
        let listed = lesson.exercises.into_iter().find(|exercise| exercise.id == id);
        listed.ok_or_else(|| format!("lesson.toml has no {id}"))
    }

    /// `lesson.toml`, the test targets and the files all have the same exercises.
    pub(crate) fn the_lesson_is_complete(self) -> Result<(), String> {
        let (workspace, lesson) = self.lesson()?;
        let listed: BTreeSet<&str> = lesson.exercises.iter().map(|e| e.id.as_str()).collect();
        let proved: BTreeSet<&str> = self.cases.iter().map(|case| case.exercise).collect();
        if listed != proved {
            return Err(format!("lesson.toml lists {listed:?}, the files are {proved:?}"));
        }
        let manifest = manifest(&workspace.exercises(lesson.number))?;
        for exercise in &lesson.exercises {
            let id = &exercise.id;
            if !has_test(&manifest, id) {
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

    /// No hint contains a line of an answer that could be pasted.
    pub(crate) fn the_hints_are_no_answers(self) -> Result<(), String> {
        let (_, lesson) = self.lesson()?;
        for exercise in &lesson.exercises {
            let answers = self.cases.iter().filter(|case| case.exercise == exercise.id);
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

    /// Solutions and exercises have the same dependencies: what compiles here compiles in the
    /// learner's file, and the reverse.
    pub(crate) fn what_exercises_have_answers_have(self) -> Result<(), String> {
        let (workspace, lesson) = self.lesson()?;
        let of = |folder: &Path| {
            let manifest = manifest(folder)?;
            let crates = manifest.get("dev-dependencies").and_then(Value::as_table);
            Ok::<_, String>(crates.cloned().unwrap_or_default())
        };
        let (mut answers, exercises) = (of(self.folder)?, of(&workspace.exercises(lesson.number))?);
        answers.remove("proof");
        if answers == exercises {
            return Ok(());
        }
        Err(format!("the answers have {answers:?}, the exercises {exercises:?}"))
    }

    /// The course's figures count exactly the files that are proved here.
    pub(crate) fn what_is_counted_is_proved(self) -> Result<(), String> {
        // Outside CI, files that a learner has begun to edit are not proved.
        if self.cases.iter().any(|case| case.kind == Kind::PassedOver) {
            return Ok(());
        }
        let (workspace, lesson) = self.lesson()?;
        let count = |kind| self.cases.iter().filter(|case| case.kind == kind).count();
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
}

/// Whether the manifest has a test target `id` whose file is `<id>.rs`.
fn has_test(manifest: &Table, id: &str) -> bool {
    let tests = manifest.get("test").and_then(Value::as_array);
    tests.into_iter().flatten().any(|test| {
        let of = |key| test.get(key).and_then(Value::as_str);
        of("name") == Some(id) && of("path").and_then(|path| path.strip_suffix(".rs")) == Some(id)
    })
}

fn manifest(folder: &Path) -> Result<Table, String> {
    let path = folder.join("Cargo.toml");
    let text = std::fs::read_to_string(&path);
    let text = text.map_err(|error| format!("{}: {error}", path.display()))?;
    text.parse().map_err(|error| format!("{}: {error}", path.display()))
}
