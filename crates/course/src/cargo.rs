//! The one place that starts cargo.

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use syllabus::{Exercise, Workspace};
use verdict::{Family, limits};

use crate::compiler_messages::{Messages, NotBuilt};
use crate::error::Error;
use crate::report::prose;
use crate::screen::Waiting;

/// Builds the book into [`Workspace::built_book`].
///
/// # Errors
/// [`Error::Cargo`] without cargo; [`Error::Book`] with the builder's message; [`Error::NoBook`]
/// when the builder reports success but there is no book.
pub fn build_book(workspace: &Workspace) -> Result<(), Error> {
    let waiting = Waiting::new("Building the book …");
    let build = ["run", "--package", "bookbinder", "--", "build", "--if-changed"];
    let ran = run(workspace, &build, &waiting)?;
    if !ran.success {
        return Err(Error::Book { output: format!("{}{}", ran.said, ran.stdout) });
    }
    let index = workspace.built_book().join("index.html");
    if !index.exists() {
        return Err(Error::NoBook { path: index.display().to_string() });
    }
    Ok(())
}

/// The result of building one exercise's test target.
pub enum Built {
    /// It can be run; there may be warnings of rustc.
    Ready { executable: PathBuf, warnings: String },
    /// It did not compile: rustc found errors in the learner's file.
    Refused(NotBuilt),
    /// Cargo failed for another reason; this is its message.
    Failed(String),
}

/// Builds only the check of `exercise`, so that another file which does not compile does no harm.
///
/// # Errors
/// [`Error::Cargo`] without cargo.
pub fn build_check(
    workspace: &Workspace,
    exercise: &Exercise,
    waiting: &Waiting,
) -> Result<Built, Error> {
    let package = exercise.package();
    let ran = run_own(
        workspace,
        &[
            "test",
            "--no-run",
            "--package",
            &package,
            "--test",
            &exercise.id,
            "--message-format=json-diagnostic-rendered-ansi",
            // `say` removes the colours where they are not wanted.
            "--color=always",
        ],
        waiting,
        Some(&package),
    )?;
    if let Some(beyond) = ran.stopped {
        return Ok(Built::Refused(NotBuilt { message: prose(&beyond.told()), mismatch: None }));
    }
    let messages = Messages::read(&ran.stdout);
    Ok(match messages.executable(&exercise.id) {
        Some(executable) if ran.success => {
            Built::Ready { executable, warnings: messages.warnings(&exercise.id) }
        }
        _ => match messages.not_built(workspace, exercise) {
            Some(why) => Built::Refused(why),
            None => Built::Failed(messages.failure(&ran.said)),
        },
    })
}

struct Ran {
    success: bool,
    stdout: String,
    /// stderr without the lines that only name cargo's steps.
    said: String,
    /// What the compilers of the learner's own file went beyond.
    stopped: Option<Beyond>,
}

/// How often it is looked whether the compilers are within their limits.
const LOOK: Duration = Duration::from_millis(250);

/// What the compilers of a learner's file may take.
#[derive(Debug, Clone, Copy)]
struct Limits {
    time: Duration,
    memory: usize,
}

const LIMITS: Limits = Limits { time: limits::BUILD, memory: limits::BUILD_MEMORY };

/// The limit that they went beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beyond {
    Time,
    Memory,
}

impl Beyond {
    fn told(self) -> String {
        let limit = match self {
            Self::Time => format!("after {} s", LIMITS.time.as_secs()),
            Self::Memory => format!("when it held {} MB of memory", LIMITS.memory >> 20),
        };
        format!(
            "the compiler was stopped {limit}: something in your file grows while it is compiled, and \
             nothing ends that. A macro that calls itself does so, or a type that contains itself."
        )
    }
}

fn run(workspace: &Workspace, args: &[&str], waiting: &Waiting) -> Result<Ran, Error> {
    run_own(workspace, args, waiting, None)
}

/// Runs cargo. While it compiles the package `own`, which is the learner's, it is kept within limits.
fn run_own(
    workspace: &Workspace,
    args: &[&str],
    waiting: &Waiting,
    own: Option<&str>,
) -> Result<Ran, Error> {
    // Cargo names itself to each program that `cargo run` starts; this also keeps to one toolchain.
    let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let broken = |source| Error::Cargo { program: program.to_string_lossy().into_owned(), source };
    let mut command = Command::new(&program);
    command
        .args(args)
        .current_dir(workspace.root())
        // A learner who wants to see more of cargo can call it directly.
        .env_remove("CARGO_TERM_VERBOSE")
        .env_remove("CARGO_TERM_QUIET");
    let own = own.map(|package| (package, LIMITS));
    listen(command, waiting, own).map_err(broken)
}

/// What is heard of cargo.
enum Heard {
    Line(Vec<u8>),
    Stdout(Vec<u8>),
}

fn listen(command: Command, waiting: &Waiting, own: Option<(&str, Limits)>) -> io::Result<Ran> {
    let mut family = Family::start(command, Stdio::piped(), Stdio::piped())?;
    // Both pipes are read as they fill: a child that waits for one of them would never end.
    let (send, heard) = mpsc::channel();
    let mut pipe = family.child.stdout.take().expect("stdout is piped");
    let lines = BufReader::new(family.child.stderr.take().expect("stderr is piped"));
    let say = send.clone();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = pipe.read_to_end(&mut bytes);
        let _ = send.send(Heard::Stdout(bytes));
    });
    std::thread::spawn(move || {
        lines.split(b'\n').map_while(Result::ok).try_for_each(|line| say.send(Heard::Line(line)))
    });
    let mut ran = Ran { success: false, stdout: String::new(), said: String::new(), stopped: None };
    let mut begun: Option<(Instant, Limits)> = None;
    loop {
        match heard.recv_timeout(LOOK) {
            Ok(Heard::Stdout(bytes)) => ran.stdout = String::from_utf8_lossy(&bytes).into_owned(),
            Ok(Heard::Line(line)) => {
                let line = String::from_utf8_lossy(&line);
                let Some(step) = step(&line) else {
                    ran.said.push_str(&line);
                    ran.said.push('\n');
                    continue;
                };
                waiting.step(&step);
                let is_own =
                    |package: &str| step.split_whitespace().take(2).eq(["Compiling", package]);
                if let Some((package, limits)) = own
                    && is_own(package)
                {
                    begun = Some((Instant::now(), limits));
                }
            }
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {}
        }
        if let Some((begun, limits)) = begun {
            ran.stopped = if begun.elapsed() > limits.time {
                Some(Beyond::Time)
            } else if family.memory().is_some_and(|memory| memory > limits.memory) {
                Some(Beyond::Memory)
            } else {
                continue;
            };
            return Ok(ran);
        }
    }
    ran.success = family.wait()?.success();
    Ok(ran)
}

/// The step, such as `Compiling tokio v1.54.1`, if `line` is one in which cargo names a step: a
/// verb aligned to the right, with colour or without.
fn step(line: &str) -> Option<String> {
    const VERBS: [&str; 14] = [
        "Adding",
        "Blocking",
        "Building",
        "Checking",
        "Compiling",
        "Downloaded",
        "Downloading",
        "Executable",
        "Finished",
        "Fresh",
        "Locking",
        "Running",
        "Unpacking",
        "Updating",
    ];
    let plain = anstream::adapter::strip_str(line).to_string();
    let verb = plain.split_whitespace().next()?;
    (plain.starts_with(' ') && VERBS.contains(&verb)).then(|| plain.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The shell in the place of cargo.
    fn ran(script: &str, own: Option<(&str, Limits)>) -> (Ran, Duration) {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        let begun = Instant::now();
        let ran = listen(command, &Waiting::briefly("…"), own).unwrap();
        (ran, begun.elapsed())
    }

    const SOON: Limits = Limits { time: Duration::from_millis(300), memory: usize::MAX };
    const FULL: Limits = Limits { time: Duration::from_secs(60), memory: 100 };

    #[cfg(unix)]
    #[test]
    fn a_compiler_of_the_learners_file_that_never_ends_is_stopped() {
        let script = "echo '   Compiling exercise-01 v0.1.0' >&2; sleep 300 & wait";
        let (stopped, took) = ran(script, Some(("exercise-01", SOON)));
        assert_eq!(stopped.stopped, Some(Beyond::Time));
        assert!(took < Duration::from_secs(20), "{took:?}");
        if cfg!(target_os = "linux") {
            let (stopped, took) = ran(script, Some(("exercise-01", FULL)));
            assert_eq!(stopped.stopped, Some(Beyond::Memory));
            assert!(took < Duration::from_secs(20), "{took:?}");
        }
    }

    /// A first build takes minutes on some machines.
    #[cfg(unix)]
    #[test]
    fn what_is_not_the_learners_takes_as_long_as_it_takes() {
        let script = "echo '   Compiling tokio v1.54.1' >&2; sleep 1; echo out; echo error >&2";
        for own in [None, Some(("exercise-01", SOON))] {
            let (ran, _) = ran(script, own);
            assert_eq!(ran.stopped, None);
            assert!(ran.success);
            assert_eq!((ran.stdout.as_str(), ran.said.as_str()), ("out\n", "error\n"));
        }
    }

    #[test]
    fn steps_are_told_from_what_rustc_says() {
        for line in [
            "   Compiling tokio v1.54.1",
            "\u{1b}[1m\u{1b}[92m   Compiling\u{1b}[0m tokio v1.54.1",
            "    Blocking waiting for file lock on build directory",
            "  Executable `overlap.rs` (target/debug/deps/overlap-1234)",
        ] {
            assert!(step(line).is_some(), "{line}");
        }
        for line in [
            "error[E0308]: mismatched types",
            "  --> exercises/lesson-01/overlap.rs:3:5",
            "   |",
            "Compiling is what rustc does",
            "    let x = 1;",
            "",
        ] {
            assert_eq!(step(line), None, "{line}");
        }
    }
}
