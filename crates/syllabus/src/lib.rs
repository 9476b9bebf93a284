//! Where the files of the workspace are, and what is known about each lesson and each exercise.
//!
//! Only this crate knows the folders of the course and reads its metadata. It starts nothing, plays
//! nothing and writes nothing. The book's builder, the learner's command and the proofs of the
//! exercises all use it.
//!
//! - [`Workspace`]: finds the root and names the folders below it.
//! - [`Lesson`], [`Exercise`]: read from `[package.metadata.lesson]` in a lesson's `Cargo.toml` and
//!   from `exercises/lesson-NN/lesson.toml`.
//! - [`ReadingPlace`]: the places in the book to which exercises send their learners, with their
//!   lines.
//! - [`Proved`]: how many stubs, answers and mistakes a lesson's exercises have.
//! - [`readme_table`], [`book_table`]: the tables of lessons for readers.

mod exercise;
mod lesson;
mod lesson_tables;
mod proved;
mod reading;
mod workspace;

use std::path::Path;

pub use exercise::Exercise;
pub use lesson::{Lesson, Level};
pub use lesson_tables::{book_table, readme_table};
pub use proved::Proved;
pub use reading::ReadingPlace;
pub use workspace::{Workspace, slashes};

/// Why the course's own files could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Neither the folder nor any folder above it is the course.
    #[error(
        "{start} is not inside the course: no Cargo.toml with crates/, exercises/ and book/ beside it was found there or above; change into the folder that you cloned"
    )]
    OutsideWorkspace {
        /// The folder where the search began.
        start: String,
    },
    /// A file that the course needs is missing or cannot be read.
    #[error("cannot read {path}: {why}")]
    Unreadable {
        /// The file.
        path: String,
        /// The message of the operating system. The sentence shows it, so it is not also a
        /// `source`, which would be shown again.
        why: std::io::Error,
    },
    /// A file exists but has wrong content.
    #[error("{path}: {message}")]
    Malformed {
        /// The file.
        path: String,
        /// What is wrong with it, with the line if the parser knows it.
        message: String,
    },
}

fn parse<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, Error> {
    let text = std::fs::read_to_string(path)
        .map_err(|why| Error::Unreadable { path: path.display().to_string(), why })?;
    toml::from_str(&text).map_err(|error| Error::Malformed {
        path: path.display().to_string(),
        message: error.to_string(),
    })
}
