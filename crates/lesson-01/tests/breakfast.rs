//! The program that a reader takes away, built and run by itself: with its own `Cargo.toml` and nothing of ours.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

const MANIFEST: &str = include_str!("../breakfast/Cargo.toml");

/// On the real clock and cold, for that is how a reader runs it.
#[test]
fn it_runs_as_it_stands_in_the_chapter() {
    let program = Program::copied("runs", MANIFEST);
    let built = program.cargo("build");
    assert!(built.status.success(), "{}", told(&built));
    assert!(!told(&built).contains("warning"), "{}", told(&built));

    let started = Instant::now();
    let run = program.cargo("run");
    let took = started.elapsed();

    assert!(run.status.success(), "{}", told(&run));
    let lines = String::from_utf8(run.stdout).expect("it prints names");
    let (lines, last) = lines.trim_end().rsplit_once('\n').expect("it prints several lines");
    assert_eq!(
        lines,
        "tea started\ntoast started\neggs started\ntoast ready\neggs ready\ntea ready"
    );
    assert!(last.starts_with("tea, toast, eggs after "), "{last}");
    // As long as the slowest: a sum would be six seconds of waiting. A busy machine may be slow.
    assert!(took >= Duration::from_secs(3), "{took:?}");
    assert!(
        last.starts_with("tea, toast, eggs after 3.") || took > Duration::from_secs(4),
        "{last}"
    );
}

/// What a reader is told who leaves a feature out; and so the manifest asks for nothing that it does not need.
#[test]
fn it_needs_each_of_its_features() {
    let (head, tail) = MANIFEST.split_once("features = [").expect("tokio has features");
    let (features, tail) = tail.split_once(']').expect("the list ends");
    let features: Vec<&str> = features.split(", ").collect();
    for (place, feature) in features.iter().enumerate() {
        let words = match feature.trim_matches('"') {
            "macros" => "cannot find `main` in `tokio`",
            "rt-multi-thread" => "requires rt or rt-multi-thread",
            "time" => "cannot find `time` in `tokio`",
            other => panic!("what is a reader told without {other}?"),
        };
        let others = [&features[..place], &features[place + 1..]].concat().join(", ");
        let without = format!("{head}features = [{others}]{tail}");
        let refused = Program::copied("needs", &without).cargo("check");
        assert!(!refused.status.success(), "it does without {feature}");
        assert!(told(&refused).contains(words), "without {feature}: {}", told(&refused));
    }
}

/// A copy outside of the workspace's folders, with the workspace's versions of what it depends on.
struct Program {
    folder: PathBuf,
}

impl Program {
    fn copied(name: &str, manifest: &str) -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("breakfast").join(name);
        fs::create_dir_all(folder.join("src")).expect("a folder for the program");
        fs::write(folder.join("Cargo.toml"), manifest).expect("a copy of its manifest");
        fs::copy(here.join("breakfast/src/main.rs"), folder.join("src/main.rs"))
            .expect("a copy of its code");
        fs::copy(here.join("../../Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file");
        Self { folder }
    }

    /// Offline, because what it depends on is here: the lesson depends on the same.
    fn cargo(&self, command: &str) -> Output {
        Command::new(env!("CARGO"))
            .args([command, "--quiet", "--offline"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.with_file_name("target"))
            .env("CARGO_TERM_COLOR", "never")
            .env_remove("RUSTFLAGS")
            .output()
            .expect("cargo is there: it runs this test")
    }
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
