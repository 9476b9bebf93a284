//! What is known about lessons.

use std::collections::HashSet;
use std::fmt;

use serde::Deserialize;

use crate::{Error, Exercise, Workspace, exercise, parse};

/// One lesson, with its exercises in the order in which to do them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// Its number; 1 for lesson 01.
    pub number: u8,
    /// Its title, as in the chapter's heading.
    pub title: String,
    /// The minutes for reading and exercises together.
    pub minutes: u32,
    /// How much it requires of a reader.
    pub level: Level,
    /// The earlier lessons that it builds on.
    pub needs: Vec<u8>,
    /// Its subject in asyncio's words, as Markdown: "`await`".
    pub asyncio: String,
    /// The constructs that it teaches, as Markdown: "`.await`, `join!`".
    pub rust: String,
    /// What a reader learns, in half a sentence.
    pub learn: String,
    /// Its exercises: at least three.
    pub exercises: Vec<Exercise>,
}

/// How much a lesson requires of a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// It needs no async Rust except that of earlier lessons.
    Beginner,
    /// It is for readers who have written a program with the earlier lessons.
    Intermediate,
    /// It is for readers who run such programs.
    Advanced,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Beginner => "beginner",
            Self::Intermediate => "intermediate",
            Self::Advanced => "advanced",
        })
    }
}

impl Lesson {
    /// Its name, the same for crate, chapter, exercises and solutions: `lesson-01`.
    pub fn name(&self) -> String {
        format!("lesson-{:02}", self.number)
    }

    /// The minutes for the chapter without its exercises.
    pub fn chapter_minutes(&self) -> u32 {
        let exercises = self.exercises.iter().map(|exercise| exercise.minutes).sum();
        self.minutes.saturating_sub(exercises)
    }

    /// All lessons of the course, in order.
    ///
    /// # Errors
    /// When a lesson's `Cargo.toml` or `lesson.toml` is missing or malformed; when it names an
    /// exercise twice, or by a name that is no Rust identifier; when there are not exactly three
    /// hints; when the explanation of a hold is not a fragment; when the lesson takes less time
    /// than its exercises; or when it needs a lesson that does not come before it.
    pub fn all(workspace: &Workspace) -> Result<Vec<Self>, Error> {
        let lessons: Vec<Self> = Self::numbers(workspace)
            .map(|number| Self::read(workspace, number))
            .collect::<Result<_, _>>()?;
        for lesson in &lessons {
            lesson.hold_needs(workspace, &lessons)?;
        }
        Ok(lessons)
    }

    /// The lessons that can be read, in order, and the faults of the others: for callers that
    /// prefer most of the course to nothing.
    pub fn readable(workspace: &Workspace) -> (Vec<Self>, Vec<Error>) {
        let (mut lessons, mut faults) = (Vec::new(), Vec::new());
        for number in Self::numbers(workspace) {
            match Self::read(workspace, number) {
                Ok(lesson) => lessons.push(lesson),
                Err(fault) => faults.push(fault),
            }
        }
        (lessons, faults)
    }

    fn numbers(workspace: &Workspace) -> impl Iterator<Item = u8> {
        (1..=99).filter(|&number| workspace.lesson_crate(number).join("Cargo.toml").exists())
    }

    /// Checks that the lesson builds only on earlier lessons, and names each once.
    fn hold_needs(&self, workspace: &Workspace, all: &[Self]) -> Result<(), Error> {
        let mut seen = HashSet::new();
        for &need in &self.needs {
            let what = if need >= self.number {
                format!("needs lesson {need:02}, which is no earlier one")
            } else if !all.iter().any(|lesson| lesson.number == need) {
                format!("needs lesson {need:02}, which is not there")
            } else if !seen.insert(need) {
                format!("needs lesson {need:02} twice")
            } else {
                continue;
            };
            let path = workspace.lesson_crate(self.number).join("Cargo.toml");
            let message = format!("lesson {:02} {what}", self.number);
            return Err(Error::Malformed { path: path.display().to_string(), message });
        }
        Ok(())
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
        #[serde(deny_unknown_fields)]
        struct LessonFacts {
            title: String,
            minutes: u32,
            level: Level,
            needs: Vec<u8>,
            asyncio: String,
            rust: String,
            learn: String,
        }

        let manifest_path = workspace.lesson_crate(number).join("Cargo.toml");
        let manifest: Manifest = parse(&manifest_path)?;
        let LessonFacts { title, minutes, level, needs, asyncio, rust, learn } =
            manifest.package.metadata.lesson;
        let exercises = exercise::read_list(workspace, number)?;
        let of_exercises: u32 = exercises.iter().map(|exercise| exercise.minutes).sum();
        if of_exercises > minutes {
            let path = manifest_path.display().to_string();
            let message = format!(
                "the lesson takes {minutes} minutes, and its exercises alone take {of_exercises}"
            );
            return Err(Error::Malformed { path, message });
        }
        Ok(Self { number, title, minutes, level, needs, asyncio, rust, learn, exercises })
    }
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

    const FACTS: &str = r#"
        [package.metadata.lesson]
        title = "One after another"
        minutes = 20
        level = "beginner"
        needs = []
        asyncio = "`await`"
        rust = "`.await`"
        learn = "what waits"
    "#;

    /// A course whose lessons have these numbers, all with the same list of exercises.
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
            write(format!("crates/lesson-{number:02}/Cargo.toml"), FACTS);
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
        let explained = |by: &str| format!("{OVERLAP}\n[exercise.explain]\nresumes = {by:?}\n");
        let (hyphen, digit, empty) = (named("first-one"), named("1st"), named(""));
        for (list, wanted) in [
            (twice.as_str(), "`overlap` is listed twice"),
            (misspelt.as_str(), "unknown field `minuets`"),
            (two_hints.as_str(), "`overlap` has 2 hints: write three"),
            (four_hints.as_str(), "`overlap` has 4 hints: write three"),
            (hyphen.as_str(), "`first-one` is no Rust identifier: use letters"),
            (digit.as_str(), "`1st` is no Rust identifier"),
            (empty.as_str(), "`` is no Rust identifier"),
            (
                explained("#the-trap").as_str(),
                "`overlap` explains `resumes` by \"#the-trap\": write",
            ),
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
    fn what_a_lesson_says_of_itself_is_read() {
        let (dir, workspace) = course(&[1, 2], OVERLAP);
        let facts = FACTS.replace("\"beginner\"", "\"advanced\"").replace("[]", "[1]");
        fs::write(dir.path().join("crates/lesson-02/Cargo.toml"), facts).unwrap();
        let lessons = Lesson::all(&workspace).unwrap();
        assert_eq!((lessons[0].level, lessons[1].level), (Level::Beginner, Level::Advanced));
        assert_eq!((&lessons[0].needs[..], &lessons[1].needs[..]), (&[][..], &[1][..]));
        assert_eq!((lessons[0].minutes, lessons[0].chapter_minutes()), (20, 10));
        assert_eq!(lessons[1].level.to_string(), "advanced");
    }

    #[test]
    fn what_is_wrong_with_a_lesson_is_said_with_its_path() {
        for (from, to, wanted) in [
            ("level = \"beginner\"", "level = \"easy\"", "unknown variant `easy`"),
            ("level = \"beginner\"", "", "missing field `level`"),
            ("needs = []", "", "missing field `needs`"),
            ("learn =", "lern =", "unknown field `lern`"),
            ("needs = []", "needs = [3]", "lesson 03 needs lesson 03, which is no earlier one"),
            ("needs = []", "needs = [4]", "lesson 03 needs lesson 04, which is no earlier one"),
            ("needs = []", "needs = [2]", "lesson 03 needs lesson 02, which is not there"),
            ("needs = []", "needs = [0]", "lesson 03 needs lesson 00, which is not there"),
            ("needs = []", "needs = [1, 1]", "lesson 03 needs lesson 01 twice"),
            ("minutes = 20", "minutes = 9", "9 minutes, and its exercises alone take 10"),
        ] {
            let (dir, workspace) = course(&[1, 3, 4], OVERLAP);
            let facts = FACTS.replace(from, to);
            fs::write(dir.path().join("crates/lesson-03/Cargo.toml"), facts).unwrap();
            let error = Lesson::all(&workspace).expect_err(wanted).to_string();
            assert!(error.contains("crates/lesson-03/Cargo.toml: "), "{error}");
            assert!(error.contains(wanted), "{error}");
        }
    }

    #[test]
    fn a_missing_list_is_an_error_and_not_a_lesson_without_exercises() {
        let (dir, workspace) = course(&[1], OVERLAP);
        fs::remove_file(dir.path().join("exercises/lesson-01/lesson.toml")).unwrap();
        let error = Lesson::all(&workspace).unwrap_err();
        assert!(matches!(error, Error::Unreadable { .. }), "{error}");
    }
}
