//! The folders of the course.

use std::path::{Path, PathBuf};

use crate::Error;

/// The course's folders on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the course from `start` upwards.
    ///
    /// # Errors
    /// [`Error::OutsideWorkspace`] when neither `start` nor a folder above it is the course.
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

    /// `book`, the folder with `book.toml`.
    pub fn book(&self) -> PathBuf {
        self.root.join("book")
    }

    /// `target/book`, where the built book goes.
    pub fn built_book(&self) -> PathBuf {
        self.root.join("target/book")
    }

    /// The learner's progress, one small file at the root, ignored by git.
    pub fn progress_file(&self) -> PathBuf {
        self.root.join(".course-progress.toml")
    }
}
