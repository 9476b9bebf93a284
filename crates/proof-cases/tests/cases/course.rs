//! A lesson in a folder of its own, with all its files.

use std::env;
use std::fs;
use std::io::Write;
use std::process::Command;

use proof_cases::LessonFiles;

const STUB: &str = "
use stage::prelude::*;

pub fn first(one: u8, two: u8) -> u8 {
    _ = (one, two);
    todo!(\"Return the first of the two\")
}

include!(\"checks/first.rs\");
";

const SECOND: &str =
    "fn second() {\n    _ = ();\n    todo!(\"second\");\n}\ninclude!(\"checks/second.rs\");\n";

/// Every file of a lesson with two exercises.
pub const FILES: [(&str, &str); 11] = [
    ("exercises/lesson-01/first.rs", STUB),
    (
        "exercises/lesson-01/checks/first.rs",
        "pub(crate) fn check() -> Check {\n    include!(\"../given/table.rs\");\n}\n",
    ),
    ("exercises/lesson-01/given/table.rs", "fn given() {}\n"),
    ("solutions/lesson-01/first.rs", "include!(\"../../exercises/lesson-01/checks/first.rs\");\n"),
    (
        "solutions/lesson-01/mistakes/first/wrong.rs",
        "include!(\"../../../../exercises/lesson-01/checks/first.rs\");\n",
    ),
    (
        "solutions/lesson-01/right/first/other.rs",
        "include!(\"../../../../exercises/lesson-01/checks/first.rs\");\n",
    ),
    ("exercises/lesson-01/second.rs", SECOND),
    ("exercises/lesson-01/checks/second.rs", "pub(crate) fn check() -> Check {}\n"),
    (
        "solutions/lesson-01/second.rs",
        "include!(\"../../exercises/lesson-01/checks/second.rs\");\n",
    ),
    ("solutions/lesson-01/stubs/first.rs", STUB),
    ("solutions/lesson-01/stubs/second.rs", SECOND),
];

/// A lesson in a folder of its own.
pub struct Course(pub tempfile::TempDir);

impl Course {
    pub fn new() -> Self {
        let course = Self(tempfile::tempdir().unwrap());
        for (path, text) in FILES {
            course.write(path, text);
        }
        course
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.0.path().join(path)).unwrap();
    }

    /// Commits all of it. `false`, and a word of it, where git is not installed.
    pub fn commit(&self) -> bool {
        let git = |arguments: &[&str]| {
            let identity = [
                ["-c", "user.name=A Learner"],
                ["-c", "user.email=learner@example.org"],
                ["-c", "commit.gpgSign=false"],
            ];
            let identity = identity.as_flattened();
            let mut git = Command::new("git");
            // Those of a hook that runs these tests would lead into its own clone.
            let variables = env::vars_os().map(|(name, _)| name);
            for name in variables.filter(|name| name.to_string_lossy().starts_with("GIT_")) {
                git.env_remove(name);
            }
            git.arg("-C").arg(self.0.path()).args(identity).args(arguments);
            git.output().is_ok_and(|output| output.status.success())
        };
        let committed = || git(&["add", "-A"]) && git(&["commit", "-qnm", "all"]);
        if git(&["init", "-q"]) {
            assert!(committed(), "a clone can be committed to");
            return true;
        }
        assert!(env::var("CI").as_deref() != Ok("true"), "no git, and CI=true allows no skipping");
        // Not `eprintln!`, which the harness captures.
        let _ =
            writeln!(std::io::stderr(), "SKIPPED what git says of a file: git is not installed");
        false
    }

    pub fn lesson(&self, in_ci: bool) -> LessonFiles {
        let folder = |name| self.0.path().join(name).join("lesson-01");
        LessonFiles { exercises: folder("exercises"), solutions: folder("solutions"), in_ci }
    }
}
