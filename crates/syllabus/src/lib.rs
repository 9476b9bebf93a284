//! Where everything in the workspace lies, and what each lesson and each exercise says of itself.
//!
//! The one place that knows the folders of the course and the one place that reads its metadata.
//! It starts nothing, plays nothing and writes nothing: the book's builder, the learner's command
//! and the proofs of the exercises all ask here.
//!
//! - [`Workspace`]: finds the root and names the folders below it.
//! - [`Lesson`], [`Exercise`]: read from `[package.metadata.lesson]` of a lesson's `Cargo.toml` and
//!   from `exercises/lesson-NN/lesson.toml`.
//! - [`ReadingPlace`]: where the exercises of a lesson send their learners, with the lines.
//! - [`Proved`]: how many stubs, answers and mistakes a lesson's exercises have.
//! - [`readme_table`], [`book_table`]: the tables of lessons that readers see.

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
    /// No folder from here upwards is the course.
    #[error(
        "{start} is not inside the course: no Cargo.toml with crates/, exercises/ and book/ beside it was found there or above; change into the folder that you cloned"
    )]
    OutsideWorkspace {
        /// Where the search began.
        start: String,
    },
    /// A file that the course needs is missing or cannot be read.
    #[error("cannot read {path}: {why}")]
    Unreadable {
        /// The file.
        path: String,
        /// What the operating system says. Told in the sentence, so it is no `source` to be told again.
        why: std::io::Error,
    },
    /// A file is there but does not say what it should.
    #[error("{path}: {message}")]
    Malformed {
        /// The file.
        path: String,
        /// What is wrong with it, with the line where the parser knows it.
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
