//! What lessons and exercises say of themselves.

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
    /// Ids of the pitfalls that the chapter shows.
    pub pitfalls: Vec<String>,
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
    /// From a nudge to nearly the answer.
    pub hints: [String; 3],
    /// What the learner is told after passing: why it works, where it matters.
    pub passed: String,
}

impl Lesson {
    /// `lesson-01`: the same name for crate, chapter, exercises and solutions.
    pub fn name(&self) -> String {
        format!("lesson-{:02}", self.number)
    }

    /// All lessons of the course, in order.
    ///
    /// # Errors
    /// When a lesson's `Cargo.toml` or `lesson.toml` is missing or malformed.
    pub fn all(workspace: &Workspace) -> Result<Vec<Self>, Error> {
        (1..=99)
            .take_while(|&number| workspace.lesson_crate(number).join("Cargo.toml").exists())
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
            #[serde(default)]
            pitfalls: Vec<String>,
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
            hints: [String; 3],
            passed: String,
        }

        let manifest: Manifest = parse(&workspace.lesson_crate(number).join("Cargo.toml"))?;
        let facts = manifest.package.metadata.lesson;
        let list: ExerciseList = parse(&workspace.exercises(number).join("lesson.toml"))?;
        let exercises = list
            .exercise
            .into_iter()
            .map(|e| Exercise {
                lesson: number,
                id: e.id,
                title: e.title,
                minutes: e.minutes,
                read: e.read,
                hints: e.hints,
                passed: e.passed,
            })
            .collect();
        Ok(Self {
            number,
            title: facts.title,
            minutes: facts.minutes,
            pitfalls: facts.pitfalls,
            exercises,
        })
    }
}

fn parse<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, Error> {
    let text = std::fs::read_to_string(path)
        .map_err(|source| Error::Unreadable { path: path.display().to_string(), source })?;
    toml::from_str(&text).map_err(|error| Error::Malformed {
        path: path.display().to_string(),
        message: error.to_string(),
    })
}
