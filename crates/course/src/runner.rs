//! One exercise's test target, built and run as a worker.

use std::process::Command;

use syllabus::{Exercise, Workspace};
use verdict::{NotRun, Supervised, Verdict, supervise};

use crate::cargo::{self, Built};
use crate::compiler_messages::NotBuilt;
use crate::error::Error;
use crate::screen::Waiting;

/// What came of checking an exercise.
pub enum Checked {
    /// The learner's file is not there, or nothing that could be compiled.
    NoFile(NoFile),
    /// It did not compile.
    NotBuilt(NotBuilt),
    /// Cargo failed, for a reason that is not in the learner's file: these are its words.
    Failed(String),
    /// It was run.
    Ran(Ran),
}

/// What is wrong with a file as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoFile {
    Missing,
    Empty,
    /// Not UTF-8, a folder, or not to be read.
    Unreadable,
}

/// What a check found.
pub struct Ran {
    pub verdict: Verdict,
    /// The drawing of the learner's run, where it passed.
    pub timeline: String,
    /// What the learner's code printed.
    pub printed: String,
    /// What rustc warns of in a file that compiles, often the reason for the refusal.
    pub warnings: String,
}

impl Checked {
    /// Whether the answer is right.
    pub fn passed(&self) -> bool {
        matches!(self, Self::Ran(Ran { verdict: Verdict::Passed, .. }))
    }

    /// Whether the learner has not begun to write it.
    pub fn is_stub(&self) -> bool {
        matches!(self, Self::Ran(Ran { verdict: Verdict::NotWritten { .. }, .. }))
    }

    /// Whether the machine or the course failed, which tells nothing of the answer.
    pub fn says_nothing(&self) -> bool {
        matches!(
            self,
            Self::Failed(_) | Self::Ran(Ran { verdict: Verdict::NotRun(NotRun::Killed), .. })
        )
    }
}

/// Builds and runs the check of `exercise`.
///
/// # Errors
/// When cargo or the check cannot be started, or the check is not there. Everything that the learner's
/// file can do wrong is [`Checked`].
pub fn check(workspace: &Workspace, exercise: &Exercise) -> Result<Checked, Error> {
    let checks = workspace.check_file(exercise);
    std::fs::read_to_string(&checks).map_err(|why| Error::course_file(&checks, why))?;
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

/// What rustc would say of such a file leads a learner nowhere.
fn no_file(workspace: &Workspace, exercise: &Exercise) -> Option<NoFile> {
    let file = workspace.exercise_file(exercise);
    match std::fs::read_to_string(&file) {
        Ok(text) if text.trim().is_empty() => Some(NoFile::Empty),
        Ok(_) => None,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Some(NoFile::Missing),
        Err(_) => Some(NoFile::Unreadable),
    }
}
