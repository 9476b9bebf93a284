//! However a supervisor ends, its worker ends too, and every process that the worker has started.
//!
//! This test executable is started again as the parent, in the way of `cargo test`, and the parent
//! starts it once more as the worker.
#![cfg(unix)]

use std::fs;
use std::io::stdin;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use verdict::{Worker, supervise};

/// What the worker is to do; without it there is nothing to do.
const CODE: &str = "PARENT_DIES_CODE";
/// Where the worker notes who it is and whom it has started.
const NOTES: &str = "PARENT_DIES_NOTES";

const CODES: [(&str, fn()); 4] = [
    ("a loop without output", || {
        loop {
            std::hint::spin_loop();
        }
    }),
    ("a thread that sleeps", || {
        loop {
            std::thread::park();
        }
    }),
    ("stdin held for ever", || {
        let _held = stdin().lock();
        loop {
            std::thread::park();
        }
    }),
    // It ends by itself when nobody reads any more, and what it has started does not.
    ("endless output", || {
        loop {
            eprintln!("on");
            std::thread::sleep(Duration::from_millis(5));
        }
    }),
];

mod the_checks {
    use super::*;

    /// The worker or its parent, where they are asked for.
    #[test]
    fn endless_passes() {
        let Ok(asked) = std::env::var(CODE) else { return };
        if Worker::begin().is_some() {
            let mut child = Command::new("sleep").arg("300").stdin(Stdio::null()).spawn().unwrap();
            let notes = format!("{} {}\n", std::process::id(), child.id());
            fs::write(std::env::var(NOTES).unwrap(), notes).unwrap();
            CODES.iter().find(|(name, _)| *name == asked).unwrap().1();
            child.wait().unwrap();
        }
        let program = std::env::current_exe().unwrap();
        supervise(Command::new(program), "endless", "tests/parent_dies.rs").unwrap();
    }
}

#[test]
fn no_worker_outlives_its_parent() {
    let folder = tempfile::tempdir().unwrap();
    // Each way takes a second of waiting, so the codes wait beside each other. Only one of them is busy.
    std::thread::scope(|codes| {
        for (code, _) in CODES {
            let folder = folder.path();
            codes.spawn(move || ends_with_its_parent(code, folder));
        }
    });
}

fn ends_with_its_parent(code: &str, folder: &Path) {
    for (signal, group) in [("KILL", ""), ("TERM", ""), ("INT", "-"), ("HUP", "")] {
        let notes = folder.join(format!("{code} {signal}"));
        let mut parent = again_with_signals_of_a_terminal()
            .args(["--exact", "the_checks::endless_passes"])
            .env(CODE, code)
            .env(NOTES, &notes)
            .process_group(0)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let ids = noted(&notes);
        assert!(ids.iter().all(lives), "{code}: {ids:?}");
        // With the minus sign it is what Ctrl-C does: the whole foreground group has it.
        let whom = format!("{group}{}", parent.id());
        let kill = ["-c", "kill -s \"$0\" -- \"$1\"", signal, &whom];
        assert!(Command::new("sh").args(kill).status().unwrap().success());
        parent.wait().unwrap();
        let patience = Instant::now() + Duration::from_secs(1);
        while ids.iter().any(lives) {
            assert!(Instant::now() < patience, "{code} outlives SIG{signal}: {ids:?}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// This program, which is ended by each of the signals, although `nohup`, or a shell that runs the tests in the
/// background, makes it ignore some.
fn again_with_signals_of_a_terminal() -> Command {
    let program = std::env::current_exe().unwrap();
    // `env` of other systems has no such option.
    if !cfg!(target_os = "linux") {
        return Command::new(program);
    }
    let mut env = Command::new("env");
    env.arg("--default-signal=INT,HUP,TERM").arg(program);
    env
}

/// What the worker notes, once it has.
fn noted(file: &Path) -> Vec<String> {
    let patience = Instant::now() + Duration::from_secs(20);
    loop {
        let text = fs::read_to_string(file).unwrap_or_default();
        if text.ends_with('\n') {
            return text.split_whitespace().map(str::to_owned).collect();
        }
        assert!(Instant::now() < patience, "no worker has begun");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// A process that nobody has waited for yet has ended all the same.
fn lives(id: &String) -> bool {
    let kill = Command::new("sh").args(["-c", "kill -s 0 \"$0\" 2>/dev/null", id]).status();
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    kill.unwrap().success() && !stat.contains(") Z ")
}
