//! One exercise's test target, built and run as a worker.

use std::process::Command;

use syllabus::{Exercise, Workspace};
use verdict::{Verdict, supervise};

use crate::cargo::{self, Built};
use crate::diagnostics::NotBuilt;
use crate::error::Error;
use crate::screen::Waiting;

/// What came of checking an exercise.
pub enum Checked {
    /// It did not compile.
    NotBuilt(NotBuilt),
    /// It was run.
    Ran(Ran),
}

/// What a check found.
pub struct Ran {
    pub verdict: Verdict,
    /// What the learner's code printed.
    pub printed: String,
    /// What rustc warns of in a file that compiles, often the reason for the refusal.
    pub warnings: String,
}

/// Builds and runs the check of `exercise`.
///
/// # Errors
/// When cargo or the check cannot be started. Everything that the learner's file can do wrong is
/// [`Checked`].
pub fn check(workspace: &Workspace, exercise: &Exercise) -> Result<Checked, Error> {
    let waiting = Waiting::briefly(format!("Checking {} …", exercise.name()));
    let (executable, warnings) = match cargo::build_check(workspace, exercise, &waiting)? {
        Built::Ready { executable, warnings } => (executable, warnings),
        Built::Refused(why) => return Ok(Checked::NotBuilt(why)),
    };
    waiting.step("running");
    let mut command = Command::new(executable);
    let folder = workspace.exercises(exercise.lesson);
    command.current_dir(&folder).env("CARGO_MANIFEST_DIR", &folder);
    let checks = workspace.name(&workspace.check_file(exercise));
    let supervised = supervise(command, &exercise.id, &checks)
        .map_err(|source| Error::Check { name: exercise.name(), source })?;
    Ok(Checked::Ran(Ran {
        verdict: supervised.verdict,
        printed: supervised.printed.trim_matches('\n').to_owned(),
        warnings: warnings.trim().to_owned(),
    }))
}
