//! The one place that starts cargo.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use syllabus::{Exercise, Workspace};

use crate::compiler_messages::{Messages, NotBuilt};
use crate::error::Error;
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
    let ran = run(
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
    )?;
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
}

fn run(workspace: &Workspace, args: &[&str], waiting: &Waiting) -> Result<Ran, Error> {
    // Cargo sets this variable for each program that `cargo run` starts; to use it also keeps to
    // one toolchain.
    let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let broken = |source| Error::Cargo { program: program.to_string_lossy().into_owned(), source };
    let mut child = Command::new(&program)
        .args(args)
        .current_dir(workspace.root())
        // A learner who wants to see more of cargo can call it directly.
        .env_remove("CARGO_TERM_VERBOSE")
        .env_remove("CARGO_TERM_QUIET")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(broken)?;

    // Both pipes are read as they fill: a child that waits for room in a pipe would never end.
    let mut pipe = child.stdout.take().expect("stdout is piped");
    let stdout = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).map(|_| String::from_utf8_lossy(&bytes).into_owned())
    });
    let mut said = String::new();
    let stderr = BufReader::new(child.stderr.take().expect("stderr is piped"));
    for line in stderr.split(b'\n') {
        let line = line.map_err(broken)?;
        let line = String::from_utf8_lossy(&line);
        match step(&line) {
            Some(step) => waiting.step(&step),
            None => {
                said.push_str(&line);
                said.push('\n');
            }
        }
    }
    let stdout = stdout.join().expect("reading does not panic").map_err(broken)?;
    let status = child.wait().map_err(broken)?;
    Ok(Ran { success: status.success(), stdout, said })
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
