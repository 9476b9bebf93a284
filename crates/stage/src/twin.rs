//! Compares a scene with its twin, the same program in asyncio.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{LazyLock, Mutex, PoisonError};

use crate::{Scene, output, tools};

/// What the asyncio twin prints: one line each, preceded by its virtual time. `None` if there is no
/// Python to run it.
///
/// `script` is relative to the crate under test, where cargo runs tests.
///
/// # Panics
/// When the script fails; the message has what the script printed.
pub fn python_output(script: &str) -> Option<String> {
    if !tools::has_python() {
        return None;
    }
    assert!(Path::new(script).exists(), "there is no {script}");
    let ended = if cfg!(unix) { Forks::run(script) } else { alone(script) };
    let Ended { succeeded, printed, errors } = ended.expect("python3 was there a moment ago");
    assert!(succeeded, "{script} failed:\n{errors}");
    // On Windows, a line ends with two characters.
    Some(printed.replace("\r\n", "\n"))
}

/// How a script has ended.
struct Ended {
    succeeded: bool,
    printed: String,
    errors: String,
}

/// Python, told how to run a script so that it prints the same on every machine. Without packages of the machine
/// (`-S`): their start can take longer than the script.
fn python(script: &str) -> Command {
    let mut python = Command::new("python3");
    python.args(["-E", "-S", "-B", "-X", "utf8", script]).env("LC_ALL", "C");
    python
}

/// Runs a script in an interpreter of its own.
fn alone(script: &str) -> io::Result<Ended> {
    let run = python(script).stdin(Stdio::null()).output()?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ok(Ended {
        succeeded: run.status.success(),
        printed: text(&run.stdout),
        errors: text(&run.stderr),
    })
}

/// One interpreter, which forks for each script; see `python/forks.py`. It ends when this process does, and its stdin
/// is closed.
struct Forks {
    _process: Child,
    scripts: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Forks {
    fn run(script: &str) -> io::Result<Ended> {
        static FORKS: LazyLock<Mutex<io::Result<Forks>>> = LazyLock::new(|| Forks::start().into());
        let mut forks = FORKS.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *forks {
            Ok(forks) => forks.ask(script),
            Err(error) => Err(io::Error::new(error.kind(), error.to_string())),
        }
    }

    fn start() -> io::Result<Self> {
        let mut python = python(concat!(env!("CARGO_MANIFEST_DIR"), "/python/forks.py"));
        let mut process = python.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let scripts = process.stdin.take().expect("it is piped");
        let answers = BufReader::new(process.stdout.take().expect("it is piped"));
        Ok(Self { _process: process, scripts, answers })
    }

    fn ask(&mut self, script: &str) -> io::Result<Ended> {
        writeln!(self.scripts, "{script}")?;
        let mut head = String::new();
        self.answers.read_line(&mut head)?;
        let numbers: Vec<i64> = head.split_whitespace().filter_map(|n| n.parse().ok()).collect();
        let [code, printed, errors] = numbers[..] else {
            return Err(io::Error::other(format!("no answer to {script}: {head:?}")));
        };
        let mut text = |length: i64| {
            let mut text = vec![0; usize::try_from(length).unwrap_or_default()];
            self.answers.read_exact(&mut text)?;
            io::Result::Ok(String::from_utf8_lossy(&text).into_owned())
        };
        Ok(Ended { succeeded: code == 0, printed: text(printed)?, errors: text(errors)? })
    }
}

/// Asserts that every scene has its asyncio twin, `python/<id>.py`, and that the twin prints what the scene
/// prints, at the same virtual times.
///
/// Scenes that are named in `otherwise` are different: there asyncio really behaves otherwise, the
/// lesson says so, and a test checks it with [`python_output`].
///
/// # Panics
/// When a twin does not print the same, when one in `otherwise` does, or when a name in `otherwise`
/// is no scene.
pub fn assert_twins(scenes: &[Scene], otherwise: &[&str]) {
    for id in otherwise {
        assert!(scenes.iter().any(|scene| scene.id == *id), "there is no scene {id}");
    }
    for scene in scenes {
        let script = format!("python/{}.py", scene.id);
        let Some(python) = python_output(&script) else { return };
        let rust = output(&scene.play(&scene.cast));
        let (python, rust) = (lines(&python), lines(&rust));
        if otherwise.contains(&scene.id) {
            assert_ne!(python, rust, "{script} prints the same: it need not be left out");
        } else {
            assert_eq!(
                python, rust,
                "left: {script}, right: scene {}; where asyncio really behaves otherwise, say so in \
                 the lesson and hold that with python_output",
                scene.id
            );
        }
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).collect()
}
