//! One exercise's test target, run and judged.

use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use syllabus::{Exercise, Workspace};

use crate::cargo::{self, Built};
use crate::error::Error;
use crate::libtest::{self, Reading};
use crate::output::Output;
use crate::screen::Waiting;

/// Checks run on virtual time and end within milliseconds. One that is still running after this
/// long has been stopped from outside tokio: an endless loop, or a sleeping thread.
const LIMIT: Duration = Duration::from_secs(20);

/// What a check found.
pub struct Checked {
    pub verdict: Verdict,
    /// What rustc warns of in a file that compiles, often the reason for the refusal.
    pub warnings: String,
}

/// What is said about an exercise.
pub enum Verdict {
    /// Solved.
    Passed,
    /// Not begun: the sentence in the stub's `todo!`.
    ToDo(String),
    /// Compiled, ran, and is not right, for this reason.
    Refused(String),
    /// Did not compile; rustc's own message.
    NotBuilt(String),
}

/// Builds and runs the check of `exercise`.
///
/// # Errors
/// When cargo or the check cannot be started. Everything that the learner's file can do wrong is a
/// [`Verdict`].
pub fn check(workspace: &Workspace, exercise: &Exercise) -> Result<Checked, Error> {
    let waiting = Waiting::briefly(format!("Checking {} …", exercise.name()));
    let (executable, warnings) = match cargo::build_check(workspace, exercise, &waiting)? {
        Built::Ready { executable, warnings } => (executable, warnings),
        Built::Refused { message } => {
            let verdict = Verdict::NotBuilt(message.trim_end().to_owned());
            return Ok(Checked { verdict, warnings: String::new() });
        }
    };
    waiting.step("running");
    let ran = run(Command::new(executable), &workspace.exercises(exercise.lesson), LIMIT)
        .map_err(|source| Error::Check { name: exercise.name(), source })?;
    Ok(Checked { verdict: judge(exercise, ran), warnings: warnings.trim().to_owned() })
}

fn judge(exercise: &Exercise, ran: Option<(ExitStatus, String)>) -> Verdict {
    let Some((status, output)) = ran else {
        return Verdict::Refused(format!(
            "the check was still running after {} s and was stopped: something in your code holds \
             on to the thread (a loop without an .await, std::thread::sleep, blocking I/O), so \
             nothing else gets its turn",
            LIMIT.as_secs()
        ));
    };
    match libtest::read(&output, status.success()) {
        Reading::Passed => Verdict::Passed,
        Reading::ToDo(sentence) => Verdict::ToDo(sentence),
        Reading::Refused(words) => Verdict::Refused(words),
        Reading::NoCheck => Verdict::Refused(format!(
            "the check is missing: the last line of {id}.rs has to be  include!(\"checks/{id}.rs\");",
            id = exercise.id
        )),
        Reading::Ended(output) => Verdict::Refused(
            format!("the program ended ({status}) before the check was through\n{output}")
                .trim_end()
                .to_owned(),
        ),
    }
}

/// Runs a test executable in `dir`, its stdout and stderr in the order in which they were written;
/// `None` when it was stopped at the `limit`.
fn run(
    mut command: Command,
    dir: &Path,
    limit: Duration,
) -> io::Result<Option<(ExitStatus, String)>> {
    let (mut reader, writer) = io::pipe()?;
    let mut child = command
        .args(["--color=never", "--format=pretty"])
        .current_dir(dir)
        .env("CARGO_MANIFEST_DIR", dir)
        .env("RUST_BACKTRACE", "0")
        .env_remove("RUST_TEST_NOCAPTURE")
        .env_remove("RUST_TEST_THREADS")
        .stdin(Stdio::null())
        .stdout(writer.try_clone()?)
        .stderr(writer)
        .spawn()?;
    // It holds writing ends of the pipe, which has to end when the child does.
    drop(command);
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        let mut output = Output::default();
        // All of it is read: a full pipe would hold the child up.
        let read = io::copy(&mut reader, &mut output);
        // Nobody listens any more when the child was stopped.
        let _ = send.send(read.map(|_| output.text()));
    });
    match receive.recv_timeout(limit) {
        Ok(output) => Ok(Some((child.wait()?, output?))),
        Err(_) => {
            child.kill()?;
            child.wait()?;
            Ok(None)
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::time::Instant;

    use super::*;

    /// Runs a shell's script in the place of a test executable.
    fn run_script(script: &str, limit: Duration) -> Option<(ExitStatus, String)> {
        let mut shell = Command::new("sh");
        shell.args(["-c", script]);
        run(shell, Path::new("."), limit).unwrap()
    }

    #[test]
    fn both_streams_are_read_in_order() {
        let (status, output) =
            run_script("echo one; echo two >&2; echo three; exit 3", LIMIT).unwrap();
        assert_eq!(output, "one\ntwo\nthree\n");
        assert_eq!(status.code(), Some(3));
    }

    /// On the real clock: what is stopped here does not heed tokio's.
    #[test]
    fn a_check_that_never_ends_is_stopped_at_the_limit() {
        let begun = Instant::now();
        assert!(run_script("exec sleep 600", Duration::from_millis(300)).is_none());
        assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
    }

    #[test]
    fn more_output_than_a_refusal_can_have_keeps_its_end_and_holds_nobody_up() {
        let (status, output) =
            run_script("head -c 3000000 /dev/zero; echo; echo refused", LIMIT).unwrap();
        assert!(status.success());
        assert!(output.ends_with("\nrefused\n"));
        assert!(output.contains("2.9 MB of output left out"));
    }
}
