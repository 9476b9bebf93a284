//! One exercise's test target, run and judged.

use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use syllabus::{Exercise, Workspace};

use crate::cargo::{self, Built};
use crate::error::Error;
use crate::libtest::{self, Reading};
use crate::output::Output;
use crate::screen::Waiting;

/// Checks run on virtual time and end within milliseconds. One that is still running after this
/// long has been stopped from outside tokio: an endless loop, or a sleeping thread.
const LIMIT: Duration = Duration::from_secs(20);

/// A pipe that gives nothing for this long has nothing more of a check that has ended.
const QUIET: Duration = Duration::from_millis(200);

/// Who still writes this long after the check has ended is not the check.
const MOST_AFTERWARDS: Duration = Duration::from_secs(1);

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
    let (reader, writer) = io::pipe()?;
    let begun = Instant::now();
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
    let printed = read(reader);
    let mut output = Output::default();
    let mut ended = None;
    while begun.elapsed() < limit {
        let status = child.try_wait()?;
        if status.is_some() && ended.is_none() {
            ended = Some(Instant::now());
        }
        match printed.recv_timeout(QUIET) {
            Ok(piece) => output.push(&piece?),
            // A program that the learner's code has started may hold the pipe open for longer.
            Err(RecvTimeoutError::Timeout) if status.is_some() => break,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) if status.is_some() => break,
            // The pipe ends a moment before the child does, or the child has closed it.
            Err(RecvTimeoutError::Disconnected) => thread::sleep(Duration::from_millis(1)),
        }
        if ended.is_some_and(|ended: Instant| ended.elapsed() > MOST_AFTERWARDS) {
            break;
        }
    }
    if let Some(status) = child.try_wait()? {
        return Ok(Some((status, output.text())));
    }
    child.kill()?;
    child.wait()?;
    Ok(None)
}

/// Reads the pipe as it fills, for as long as somebody listens: a full one would hold the child up.
fn read(mut pipe: io::PipeReader) -> Receiver<io::Result<Vec<u8>>> {
    let (send, receive) = mpsc::sync_channel(1);
    thread::spawn(move || {
        let mut buffer = [0; 64 * 1024];
        loop {
            let piece = match pipe.read(&mut buffer) {
                Ok(0) => return,
                Ok(length) => Ok(buffer[..length].to_vec()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => Err(error),
            };
            let broken = piece.is_err();
            if send.send(piece).is_err() || broken {
                return;
            }
        }
    });
    receive
}

#[cfg(all(test, unix))]
mod tests {
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

    /// A right answer may start a program and leave it running.
    #[test]
    fn what_the_check_has_started_is_not_waited_for() {
        let begun = Instant::now();
        for script in ["sleep 30 & echo done", "(while sleep 0.01; do echo on; done) & echo done"] {
            let (status, output) = run_script(script, LIMIT).unwrap();
            assert!(status.success());
            assert!(output.contains("done"), "{output}");
        }
        assert!(begun.elapsed() < LIMIT / 2, "{:?}", begun.elapsed());
    }

    #[test]
    fn a_check_that_closes_its_output_is_waited_for() {
        let (status, _) = run_script("exec >&- 2>&-; sleep 0.1; exit 3", LIMIT).unwrap();
        assert_eq!(status.code(), Some(3));
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
