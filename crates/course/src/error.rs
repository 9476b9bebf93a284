//! What can go wrong: for each error a sentence that says what to do next, and an exit code.

use std::io;
use std::path::Path;

use crate::course::near;
use crate::disk::refused;

/// Why a command could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Course(#[from] syllabus::Error),

    #[error(
        "there is no lesson or exercise `{}`{}; `cargo course list` shows all of them",
        word(asked),
        did_you_mean(nearest)
    )]
    Unknown { asked: String, nearest: Option<String> },

    #[error("`{}` is an exercise of more than one lesson: say {}", word(asked), candidates.join(" or "))]
    Ambiguous { asked: String, candidates: Vec<String> },

    #[error(
        "`{}` is a whole lesson: name one of its exercises; `cargo course list` shows them",
        word(asked)
    )]
    NotOne { asked: String },

    #[error("there is no lesson `{}`; there is {}", word(asked), there.join(", "))]
    NoLesson { asked: String, there: Vec<String> },

    #[error("there is no exercise in `{}` to check", word(asked))]
    Nothing { asked: String },

    #[error(
        "{path}, a file of the course, cannot be read: {}; `git restore {path}` puts it back, or a new \
         copy of the course",
        refused(why)
    )]
    CourseFile { path: String, why: io::Error },

    #[error(
        "`{name}` is not solved yet; `cargo course hint {name}` helps, and `--peek` shows the solution all \
         the same"
    )]
    NotPassed { name: String },

    #[error("{file} was not reset: {}; nothing has changed", refused(why))]
    NotReset { file: String, why: io::Error },

    #[error("`{}` cannot be its name: {why}", word(asked))]
    Name { asked: String, why: String },

    #[error("that is taken: {what}; nothing was made")]
    Taken { what: String },

    #[error("{path} is not as the others are: {why}; nothing was made")]
    Shape { path: String, why: String },

    #[error("{path} cannot be written: {}; nothing was made", refused(why))]
    NotMade { path: String, why: io::Error },

    #[error(
        "port {port} is in use: end the program that listens there, or leave out --port to get a free one"
    )]
    PortInUse { port: u16 },

    #[error("cannot listen on port {port}: {source}; leave out --port to get a free one")]
    Port { port: u16, source: io::Error },

    #[error("cannot serve the book: {0}")]
    Serve(io::Error),

    #[error(
        "`{program}` cannot be started: {}; cargo comes with Rust, see https://rustup.rs, and opens with a new terminal",
        not_started(source)
    )]
    Cargo { program: String, source: io::Error },

    #[error("the book could not be built; this is what its builder says:\n\n{output}")]
    Book { output: String },

    #[error(
        "the book was built, but {path} is not there; `cargo clean -p bookbinder` and try again"
    )]
    NoBook { path: String },

    #[error("the results cannot be written to {path}: {why}")]
    ResultsPlace { path: String, why: String },

    #[error("all was checked, but the results were not written to {path}: {}", refused(why))]
    Results { path: String, why: io::Error },

    #[error("the check of {name} could not be run: {}", not_started(source))]
    Check { name: String, source: io::Error },
}

impl Error {
    /// A file that belongs to the course but cannot be read.
    pub fn course_file(path: &Path, why: io::Error) -> Self {
        Self::CourseFile { path: near(path), why }
    }

    /// 2 if the learner must ask differently, 1 if the request was right but failed.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Course(syllabus::Error::OutsideWorkspace { .. })
            | Self::Unknown { .. }
            | Self::Ambiguous { .. }
            | Self::NotOne { .. }
            | Self::ResultsPlace { .. }
            | Self::NoLesson { .. }
            | Self::Name { .. }
            | Self::Taken { .. }
            | Self::PortInUse { .. }
            | Self::Port { .. } => 2,
            Self::Course(_)
            | Self::Serve(_)
            | Self::Cargo { .. }
            | Self::Book { .. }
            | Self::NoBook { .. }
            | Self::Results { .. }
            | Self::Shape { .. }
            | Self::NotMade { .. }
            | Self::Nothing { .. }
            | Self::CourseFile { .. }
            | Self::NotPassed { .. }
            | Self::NotReset { .. }
            | Self::Check { .. } => 1,
        }
    }
}

/// What the learner typed, as it is said back: nothing in it is obeyed by the terminal, and it has an end.
fn word(asked: &str) -> String {
    const LONGEST: usize = 60;
    let plain: String = asked.chars().take(LONGEST).flat_map(char::escape_debug).collect();
    let cut = if asked.chars().nth(LONGEST).is_some() { "…" } else { "" };
    format!("{plain}{cut}")
}

/// Why a program is not to be had, in words.
fn not_started(why: &io::Error) -> String {
    match why.kind() {
        io::ErrorKind::NotFound => "it is not there".to_owned(),
        io::ErrorKind::PermissionDenied => "it is no program that may be started".to_owned(),
        _ => why.to_string(),
    }
}

fn did_you_mean(nearest: &Option<String>) -> String {
    nearest.as_ref().map(|name| format!(" (do you mean `{name}`?)")).unwrap_or_default()
}
