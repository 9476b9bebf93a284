//! What lessons and exercises say of themselves.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use serde::Deserialize;

use crate::{Error, Workspace};

/// One lesson, with its exercises in the order in which they are meant to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// 1 for lesson 01.
    pub number: u8,
    /// As in the chapter's heading.
    pub title: String,
    /// Reading and exercises together.
    pub minutes: u32,
    /// At least three.
    pub exercises: Vec<Exercise>,
}

/// One exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exercise {
    /// The lesson it belongs to.
    pub lesson: u8,
    /// Its file's name without `.rs`, and its test target's name.
    pub id: String,
    /// What a list shows.
    pub title: String,
    /// How long it takes most learners.
    pub minutes: u32,
    /// The part of the book to read first, as a link from `book/src`: `lesson-01.md#the-trap`.
    pub read: String,
    /// For a hold by its name, `resumes`, the heading of the lesson's chapter that explains what a
    /// refusal for it means, as a fragment: `the-trap`.
    pub explain: BTreeMap<String, String>,
    /// From a nudge to nearly the answer.
    pub hints: [String; 3],
    /// What the learner is told after passing: why it works, where it matters.
    pub passed: String,
}

impl Exercise {
    /// `lesson-01/overlap`: the name that no other exercise of the course has.
    pub fn name(&self) -> String {
        format!("lesson-{:02}/{}", self.lesson, self.id)
    }

    /// The shortest name that no other exercise of these lessons has: `overlap`.
    pub fn short_name(&self, lessons: &[Lesson]) -> String {
        let all = lessons.iter().flat_map(|lesson| &lesson.exercises);
        match all.filter(|other| other.id == self.id).count() {
            1 => self.id.clone(),
            _ => self.name(),
        }
    }

    /// What explains a refusal for these holds, as a link from `book/src`: that of the first hold that
    /// [`Exercise::explain`] knows, and where it knows none of them, [`Exercise::read`].
    pub fn explained(&self, holds: &[String]) -> String {
        match holds.iter().find_map(|hold| self.explain.get(hold)) {
            Some(fragment) => format!("lesson-{:02}.md#{fragment}", self.lesson),
            None => self.read.clone(),
        }
    }

    /// `exercise-01`, the package whose test target [`Exercise::id`] is.
    pub fn package(&self) -> String {
        format!("exercise-{:02}", self.lesson)
    }
}

impl Lesson {
    /// `lesson-01`: the same name for crate, chapter, exercises and solutions.
    pub fn name(&self) -> String {
        format!("lesson-{:02}", self.number)
    }

    /// All lessons of the course, in order.
    ///
    /// # Errors
    /// When a lesson's `Cargo.toml` or `lesson.toml` is missing or malformed, names an exercise
    /// twice or by no Rust identifier, has another number of hints than three, or explains a hold
    /// by what is no fragment.
    pub fn all(workspace: &Workspace) -> Result<Vec<Self>, Error> {
        (1..=99)
            .filter(|&number| workspace.lesson_crate(number).join("Cargo.toml").exists())
            .map(|number| Self::read(workspace, number))
            .collect()
    }

    fn read(workspace: &Workspace, number: u8) -> Result<Self, Error> {
        #[derive(Deserialize)]
        struct Manifest {
            package: Package,
        }
        #[derive(Deserialize)]
        struct Package {
            metadata: Metadata,
        }
        #[derive(Deserialize)]
        struct Metadata {
            lesson: LessonFacts,
        }
        #[derive(Deserialize)]
        struct LessonFacts {
            title: String,
            minutes: u32,
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct ExerciseList {
            exercise: Vec<ExerciseFacts>,
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct ExerciseFacts {
            id: String,
            title: String,
            minutes: u32,
            read: String,
            #[serde(default)]
            explain: BTreeMap<String, String>,
            // Not an array: toml would take four for three, and nobody would see the fourth.
            hints: Vec<String>,
            passed: String,
        }

        let manifest: Manifest = parse(&workspace.lesson_crate(number).join("Cargo.toml"))?;
        let facts = manifest.package.metadata.lesson;
        let list_path = workspace.exercise_list(number);
        let list: ExerciseList = parse(&list_path)?;
        let malformed =
            |message| Error::Malformed { path: list_path.display().to_string(), message };
        let mut seen = HashSet::new();
        let mut exercises = Vec::new();
        for e in list.exercise {
            if !is_identifier(&e.id) {
                let rule = "letters, digits and _, and no digit in front";
                return Err(malformed(format!(
                    "the exercise id `{}` is no Rust identifier: use {rule}",
                    e.id
                )));
            }
            if !seen.insert(e.id.clone()) {
                return Err(malformed(format!("the exercise `{}` is listed twice", e.id)));
            }
            let hints = e.hints.try_into().map_err(|hints: Vec<_>| {
                let count = hints.len();
                malformed(format!("the exercise `{}` has {count} hints: write three", e.id))
            })?;
            for (hold, fragment) in &e.explain {
                if fragment.is_empty() || fragment.contains(['#', '.', '/', ' ']) {
                    return Err(malformed(format!(
                        "the exercise `{}` explains `{hold}` by {fragment:?}: write the fragment of a \
                         heading in lesson-{number:02}.md, as in \"the-trap\"",
                        e.id
                    )));
                }
            }
            exercises.push(Exercise {
                lesson: number,
                id: e.id,
                title: e.title,
                minutes: e.minutes,
                read: e.read,
                explain: e.explain,
                hints,
                passed: e.passed,
            });
        }
        Ok(Self { number, title: facts.title, minutes: facts.minutes, exercises })
    }
}

/// Whether a module of the proof and a test target can have this name.
fn is_identifier(id: &str) -> bool {
    let starts_well = id.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    starts_well && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn parse<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, Error> {
    let text = std::fs::read_to_string(path)
        .map_err(|why| Error::Unreadable { path: path.display().to_string(), why })?;
    toml::from_str(&text).map_err(|error| Error::Malformed {
        path: path.display().to_string(),
        message: error.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const OVERLAP: &str = r#"
        [[exercise]]
        id = "overlap"
        title = "Overlap the waits"
        minutes = 10
        read = "lesson-01.md#the-trap"
        hints = ["a", "b", "c"]
        passed = "Well done."
    "#;

    /// A course whose lessons have these numbers and all the same list of exercises.
    fn course(numbers: &[u8], list: &str) -> (tempfile::TempDir, Workspace) {
        let dir = tempfile::tempdir().unwrap();
        let write = |path: String, text: &str| {
            let path = dir.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("Cargo.toml".into(), "");
        write("book/book.toml".into(), "");
        for number in numbers {
            let manifest = "[package.metadata.lesson]\ntitle = \"One after another\"\nminutes = 20";
            write(format!("crates/lesson-{number:02}/Cargo.toml"), manifest);
            write(format!("exercises/lesson-{number:02}/lesson.toml"), list);
        }
        let workspace = Workspace::find(dir.path()).unwrap();
        (dir, workspace)
    }

    #[test]
    fn lessons_are_read_in_order_and_a_gap_in_the_numbers_hides_none() {
        let (_dir, workspace) = course(&[10, 1, 3], OVERLAP);
        let lessons = Lesson::all(&workspace).unwrap();
        let names: Vec<_> = lessons.iter().map(Lesson::name).collect();
        assert_eq!(names, ["lesson-01", "lesson-03", "lesson-10"]);
        let exercise = &lessons[1].exercises[0];
        assert_eq!(exercise.name(), "lesson-03/overlap");
        assert_eq!(exercise.package(), "exercise-03");
        assert!(
            workspace.exercise_file(exercise).ends_with("exercises/lesson-03/overlap.rs"),
            "{exercise:?}"
        );
    }

    #[test]
    fn what_is_wrong_with_a_list_is_said_with_its_path() {
        let twice = format!("{OVERLAP}{OVERLAP}");
        let misspelt = OVERLAP.replace("minutes", "minuets");
        let hints = |hints| OVERLAP.replace(r#"["a", "b", "c"]"#, hints);
        let (two_hints, four_hints) = (hints(r#"["a", "b"]"#), hints(r#"["a", "b", "c", "d"]"#));
        let named = |id: &str| OVERLAP.replace("\"overlap\"", &format!("{id:?}"));
        let explained =
            |by: &str| format!("{OVERLAP}\n[exercise.explain]\nresumes = {by:?}\n");
        let (hyphen, digit, empty) = (named("first-one"), named("1st"), named(""));
        for (list, wanted) in [
            (twice.as_str(), "`overlap` is listed twice"),
            (misspelt.as_str(), "unknown field `minuets`"),
            (two_hints.as_str(), "`overlap` has 2 hints: write three"),
            (four_hints.as_str(), "`overlap` has 4 hints: write three"),
            (hyphen.as_str(), "`first-one` is no Rust identifier: use letters"),
            (digit.as_str(), "`1st` is no Rust identifier"),
            (empty.as_str(), "`` is no Rust identifier"),
            (explained("#the-trap").as_str(), "`overlap` explains `resumes` by \"#the-trap\": write"),
            (explained("lesson-01.md#x").as_str(), "`overlap` explains `resumes` by"),
            (explained("").as_str(), "`overlap` explains `resumes` by \"\""),
        ] {
            let (_dir, workspace) = course(&[1], list);
            let error = Lesson::all(&workspace).unwrap_err().to_string();
            assert!(error.contains("exercises/lesson-01/lesson.toml"), "{error}");
            assert!(error.contains(wanted), "{error}");
        }
    }

    #[test]
    fn a_refusal_is_explained_by_the_first_hold_that_has_an_entry() {
        let list = format!(
            "{OVERLAP}\n[exercise.explain]\nresumes = \"the-sum\"\n\"at once\" = \"limits\"\n"
        );
        let (_dir, workspace) = course(&[1], &list);
        let lessons = Lesson::all(&workspace).unwrap();
        let explained = |holds: &[&str]| {
            let holds: Vec<String> = holds.iter().map(|&hold| hold.to_owned()).collect();
            lessons[0].exercises[0].explained(&holds)
        };
        assert_eq!(explained(&["resumes", "at once"]), "lesson-01.md#the-sum");
        assert_eq!(explained(&["starts", "at once"]), "lesson-01.md#limits");
        assert_eq!(explained(&["starts"]), "lesson-01.md#the-trap");
        assert_eq!(explained(&[]), "lesson-01.md#the-trap");
    }

    #[test]
    fn a_missing_list_is_an_error_and_not_a_lesson_without_exercises() {
        let (dir, workspace) = course(&[1], OVERLAP);
        fs::remove_file(dir.path().join("exercises/lesson-01/lesson.toml")).unwrap();
        let error = Lesson::all(&workspace).unwrap_err();
        assert!(matches!(error, Error::Unreadable { .. }), "{error}");
    }
}
