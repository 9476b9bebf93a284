//! The course of one learner: its folders, its lessons, and the progress.

use std::path::{Component, Path, PathBuf};

use serde_json::{Value, json};
use syllabus::{Exercise, Lesson, Workspace};

use crate::error::Error;
use crate::progress::{Progress, State};
use crate::screen::warn;
use crate::{book_address, disk, find};

/// Everything from which answers are made.
pub struct Course {
    pub workspace: Workspace,
    pub lessons: Vec<Lesson>,
    pub progress: Progress,
    /// The address at which the book is served, if it is served.
    pub book: Option<String>,
}

impl Course {
    /// Opens the course that the current folder is in.
    ///
    /// A lesson that cannot be read is reported and left out; it does not stop the others.
    ///
    /// # Errors
    /// When the current folder is not inside a course, or when no lesson can be read.
    pub fn open() -> Result<Self, Error> {
        let workspace = Workspace::find(&here())?;
        let (lessons, faults) = Lesson::readable(&workspace);
        let mut faults = faults.into_iter();
        if lessons.is_empty()
            && let Some(fault) = faults.next()
        {
            return Err(fault.into());
        }
        faults.for_each(|fault| {
            let fault = fault.to_string();
            warn(format!(
                "{}\nSo this lesson is left out. If you have not changed that file, `git status` names what is \
                 missing, and `git restore FILE` puts it back.",
                fault.trim_end()
            ));
        });
        let (progress, notice) = Progress::load(&workspace.progress_file());
        if let Some(notice) = notice {
            warn(notice);
        }
        let book = book_address::address(&workspace);
        Ok(Self { workspace, lessons, progress, book })
    }

    /// Whether every exercise is solved.
    pub fn done(&self) -> bool {
        self.next().is_none()
    }

    /// The first exercise that is not solved.
    pub fn next(&self) -> Option<&Exercise> {
        find::all(&self.lessons).into_iter().find(|e| self.progress.state(e) != State::Solved)
    }

    /// Whether the learner's file is as it was handed out.
    pub fn is_untouched(&self, exercise: &Exercise) -> bool {
        let read = |path: PathBuf| disk::read(&path).ok();
        let stub = read(self.workspace.stub_file(exercise));
        stub.is_some() && stub == read(self.workspace.exercise_file(exercise))
    }

    /// The file for the learner's answer, as a path from the current folder.
    pub fn file(&self, exercise: &Exercise) -> String {
        near(&self.workspace.exercise_file(exercise))
    }

    /// The file with the course's own answer, as a path from the current folder.
    pub fn solution(&self, exercise: &Exercise) -> String {
        near(&self.workspace.solution_file(exercise))
    }

    /// A place in the book, such as `lesson-01.md#the-trap`: its address while the book is served,
    /// otherwise a path from the current folder.
    pub fn place(&self, place: &str) -> String {
        match &self.book {
            Some(address) => format!("{address}{}", place.replacen(".md", ".html", 1)),
            None => near(&self.workspace.chapters().join(place)),
        }
    }

    /// An exercise as programs get it.
    pub fn json(&self, exercise: &Exercise) -> Value {
        json!({
            "name": exercise.name(),
            "lesson": exercise.lesson,
            "id": exercise.id,
            "title": exercise.title,
            "minutes": exercise.minutes,
            "state": self.progress.state(exercise).word(),
            "hints_seen": self.progress.hints(exercise),
            "file": self.file(exercise),
        })
    }
}

/// The current folder. If it has been deleted, a search begins and ends at `.`.
pub fn here() -> PathBuf {
    std::env::current_dir().unwrap_or_else(|_| ".".into())
}

/// A path from the current folder to a file of the course; the current folder is inside the course
/// too.
pub fn near(path: &Path) -> String {
    let here = here();
    let shared = here.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    let up = here.components().skip(shared).map(|_| Component::ParentDir);
    let near: PathBuf = up.chain(path.components().skip(shared)).collect();
    near.display().to_string()
}
