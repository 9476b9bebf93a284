//! One exercise's test target, built and run as a worker.

use std::process::Command;

use syllabus::{Exercise, Workspace};
use verdict::{NotRun, Supervised, Verdict, supervise};

use crate::cargo::{self, Built};
use crate::compiler_messages::NotBuilt;
use crate::disk;
use crate::error::Error;
use crate::screen::{Waiting, columns};

/// The result of checking an exercise.
pub enum Checked {
    /// The learner's file is missing, or it is nothing that could be compiled.
    NoFile(NoFile),
    /// It did not compile.
    NotBuilt(NotBuilt),
    /// Cargo failed for a reason outside the learner's file; this is its message.
    Failed(String),
    /// The course's own part of it is missing or cannot be started: a sentence.
    Broken(String),
    /// It was run.
    Ran(Ran),
}

/// What is wrong with the file as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoFile {
    Missing,
    Empty,
    /// It is not UTF-8, it is a folder, or it cannot be read.
    Unreadable,
}

/// What the check found.
pub struct Ran {
    pub verdict: Verdict,
    /// The drawing of the learner's run, if it passed.
    pub timeline: String,
    /// What the learner's code printed.
    pub printed: String,
    /// rustc's warnings about a file that compiles: they often name the reason for the refusal.
    pub warnings: String,
}

impl Checked {
    /// Whether the answer is right.
    pub fn passed(&self) -> bool {
        matches!(self, Self::Ran(Ran { verdict: Verdict::Passed, .. }))
    }

    /// Whether the learner has not begun to write the answer.
    pub fn is_stub(&self) -> bool {
        matches!(self, Self::Ran(Ran { verdict: Verdict::NotWritten { .. }, .. }))
    }

    /// Whether there is no answer, or the machine or the course failed, which tells nothing of it.
    pub fn says_nothing(&self) -> bool {
        matches!(
            self,
            Self::NoFile(_)
                | Self::Failed(_)
                | Self::Broken(_)
                | Self::Ran(Ran { verdict: Verdict::NotRun(NotRun::Killed), .. })
        )
    }
}

/// Builds and runs the check of `exercise`.
///
/// # Errors
/// When cargo or the check cannot be started, or the check is missing. Everything that the
/// learner's file can do wrong is a [`Checked`].
pub fn check(workspace: &Workspace, exercise: &Exercise) -> Result<Checked, Error> {
    let checks = workspace.check_file(exercise);
    disk::read_text(&checks).map_err(|why| Error::course_file(&checks, why))?;
    if let Some(why) = no_file(workspace, exercise) {
        return Ok(Checked::NoFile(why));
    }
    let waiting = Waiting::briefly(format!("Checking {} …", exercise.name()));
    let (executable, warnings) = match cargo::build_check(workspace, exercise, &waiting)? {
        Built::Ready { executable, warnings } => (executable, warnings),
        Built::Refused(why) => return Ok(Checked::NotBuilt(why)),
        Built::Failed(said) => return Ok(Checked::Failed(said)),
    };
    waiting.step("running");
    let mut command = Command::new(executable);
    let folder = workspace.exercises(exercise.lesson);
    command.current_dir(&folder).env("CARGO_MANIFEST_DIR", &folder);
    verdict::columns::tell(&mut command, columns());
    let Supervised { verdict, timeline, printed } =
        supervise(command, &exercise.id, &workspace.name(&checks))
            .map_err(|source| Error::Check { name: exercise.name(), source })?;
    Ok(Checked::Ran(Ran {
        verdict,
        timeline: timeline.trim_end().to_owned(),
        printed: printed.trim_matches('\n').to_owned(),
        warnings: warnings.trim().to_owned(),
    }))
}

/// What is wrong with the file as a whole, if anything: rustc's messages about such files do not
/// help a learner.
fn no_file(workspace: &Workspace, exercise: &Exercise) -> Option<NoFile> {
    let file = workspace.exercise_file(exercise);
    match disk::read_text(&file) {
        Ok(text) if text.trim().is_empty() => Some(NoFile::Empty),
        Ok(_) => None,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Some(NoFile::Missing),
        Err(_) => Some(NoFile::Unreadable),
    }
}
