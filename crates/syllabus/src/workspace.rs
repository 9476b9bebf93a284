//! The folders of the course.

use std::path::{Path, PathBuf};

use crate::{Error, Exercise};

/// The course's folders on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the course in `start` or in a folder above it.
    ///
    /// # Errors
    /// [`Error::OutsideWorkspace`] when neither `start` nor any folder above it is the course.
    pub fn find(start: &Path) -> Result<Self, Error> {
        start
            .ancestors()
            .find(|dir| {
                ["Cargo.toml", "crates", "exercises", "book/book.toml"]
                    .iter()
                    .all(|part| dir.join(part).exists())
            })
            .map(|root| Self { root: root.to_owned() })
            .ok_or_else(|| Error::OutsideWorkspace { start: start.display().to_string() })
    }

    /// The folder with the workspace's `Cargo.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The name of a path in the course's texts: from the root, with slashes on every system.
    pub fn name(&self, path: &Path) -> String {
        slashes(path.strip_prefix(&self.root).unwrap_or(path))
    }

    /// `crates/lesson-NN`.
    pub fn lesson_crate(&self, number: u8) -> PathBuf {
        self.root.join(format!("crates/lesson-{number:02}"))
    }

    /// `exercises/lesson-NN`.
    pub fn exercises(&self, number: u8) -> PathBuf {
        self.root.join(format!("exercises/lesson-{number:02}"))
    }

    /// `solutions/lesson-NN`.
    pub fn solutions(&self, number: u8) -> PathBuf {
        self.root.join(format!("solutions/lesson-{number:02}"))
    }

    /// `exercises/lesson-NN/<id>.rs`, the file that the learner edits.
    pub fn exercise_file(&self, exercise: &Exercise) -> PathBuf {
        self.exercises(exercise.lesson).join(format!("{}.rs", exercise.id))
    }

    /// `solutions/lesson-NN/stubs/<id>.rs`, a copy of that file as it was handed out.
    pub fn stub_file(&self, exercise: &Exercise) -> PathBuf {
        self.solutions(exercise.lesson).join("stubs").join(format!("{}.rs", exercise.id))
    }

    /// `solutions/lesson-NN/<id>.rs`, the course's own answer.
    pub fn solution_file(&self, exercise: &Exercise) -> PathBuf {
        self.solutions(exercise.lesson).join(format!("{}.rs", exercise.id))
    }

    /// The checks of an exercise, which the learner's file includes.
    pub fn check_file(&self, exercise: &Exercise) -> PathBuf {
        self.exercises(exercise.lesson).join("checks").join(format!("{}.rs", exercise.id))
    }

    /// `book`, the folder with `book.toml`.
    pub fn book(&self) -> PathBuf {
        self.root.join("book")
    }

    /// `book/src`, the folder with the chapters.
    pub fn chapters(&self) -> PathBuf {
        self.book().join("src")
    }

    /// `book/src/lesson-NN.md`.
    pub fn chapter(&self, number: u8) -> PathBuf {
        self.chapters().join(format!("lesson-{number:02}.md"))
    }

    /// `target/book`, the folder for the built book.
    pub fn built_book(&self) -> PathBuf {
        self.root.join("target/book")
    }

    /// `exercises/lesson-NN/lesson.toml`, the list of the lesson's exercises.
    pub fn exercise_list(&self, number: u8) -> PathBuf {
        self.exercises(number).join("lesson.toml")
    }

    /// `crates/lesson-NN/teach.md`, the notes for a teacher of the lesson.
    pub fn teacher_notes(&self, number: u8) -> PathBuf {
        self.lesson_crate(number).join("teach.md")
    }

    /// `book/closing.toml`, the questions about all lessons.
    pub fn closing_questions(&self) -> PathBuf {
        self.book().join("closing.toml")
    }

    /// `book/teach.toml`, the plans for teaching a class.
    pub fn plans(&self) -> PathBuf {
        self.book().join("teach.toml")
    }

    /// The learner's progress, one small file at the root, ignored by git.
    pub fn progress_file(&self) -> PathBuf {
        self.root.join(".course-progress.toml")
    }
}

/// A path with slashes on every system.
pub fn slashes(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course() -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for folder in ["crates", "exercises", "book/src"] {
            std::fs::create_dir_all(dir.path().join(folder)).unwrap();
        }
        std::fs::write(dir.path().join("Cargo.toml"), "").unwrap();
        std::fs::write(dir.path().join("book/book.toml"), "").unwrap();
        dir
    }

    #[test]
    fn the_root_is_found_from_a_folder_below_it() {
        let dir = course();
        let workspace = Workspace::find(&dir.path().join("book/src")).unwrap();
        assert_eq!(workspace.root(), dir.path());
    }

    #[test]
    fn a_path_is_named_from_the_root_with_slashes() {
        let dir = course();
        let workspace = Workspace::find(dir.path()).unwrap();
        let file = workspace.lesson_crate(3).join("src").join("lib.rs");
        assert_eq!(workspace.name(&file), "crates/lesson-03/src/lib.rs");
        assert_eq!(workspace.name(Path::new("elsewhere/x")), "elsewhere/x");
    }

    #[test]
    fn a_folder_with_only_some_of_the_parts_is_not_the_course() {
        for part in ["Cargo.toml", "book/book.toml"] {
            let dir = course();
            std::fs::remove_file(dir.path().join(part)).unwrap();
            let error = Workspace::find(dir.path()).unwrap_err();
            assert!(matches!(error, Error::OutsideWorkspace { .. }), "without {part}: {error}");
        }
    }
}
