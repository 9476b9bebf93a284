//! What the proof of a lesson's exercises takes up, and what it says of files that are missing or belong
//! to none. It is a build script, which has no tests of its own.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::process::Command;

#[allow(dead_code, reason = "its `main` is for cargo")]
#[path = "../../../solutions/proof/modules.rs"]
mod modules;

use modules::{Lesson, Standing};

const STUB: &str = "
use stage::prelude::*;

pub fn first(one: u8, two: u8) -> u8 {
    _ = (one, two);
    todo!(\"Return the first of the two\")
}

include!(\"checks/first.rs\");
";

/// Every file of a lesson with two exercises.
const FILES: [(&str, &str); 9] = [
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
    (
        "exercises/lesson-01/second.rs",
        "fn second() {\n    _ = ();\n    todo!(\"second\");\n}\ninclude!(\"checks/second.rs\");\n",
    ),
    ("exercises/lesson-01/checks/second.rs", "pub(crate) fn check() -> Check {}\n"),
    (
        "solutions/lesson-01/second.rs",
        "include!(\"../../exercises/lesson-01/checks/second.rs\");\n",
    ),
];

/// A lesson in a folder of its own.
struct Course(tempfile::TempDir);

impl Course {
    fn new() -> Self {
        let course = Self(tempfile::tempdir().unwrap());
        for (path, text) in FILES {
            course.write(path, text);
        }
        course
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn remove(&self, path: &str) {
        fs::remove_file(self.0.path().join(path)).unwrap();
    }

    /// Commits all of it. `false`, and a word of it, where git is not installed.
    fn commit(&self) -> bool {
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
            writeln!(std::io::stderr(), "SKIPPED what git says of a stub: git is not installed");
        false
    }

    fn lesson(&self, in_ci: bool) -> Lesson {
        let folder = |name| self.0.path().join(name).join("lesson-01");
        Lesson { exercises: folder("exercises"), solutions: folder("solutions"), in_ci }
    }
}

/// The faults of a lesson in CI, after a change to it.
fn faults(change: impl Fn(&Course)) -> Vec<String> {
    let course = Course::new();
    change(&course);
    course.lesson(true).faults()
}

#[test]
fn what_is_complete_has_no_fault() {
    assert!(faults(|_| ()).is_empty());
    assert!(Course::new().lesson(false).faults().is_empty());
}

#[test]
fn a_missing_solution_check_or_stub_is_named() {
    for (file, _) in FILES.iter().filter(|(file, _)| !file.contains("/first/")) {
        assert_eq!(faults(|course| course.remove(file)), [format!("{file} is missing: write it")]);
    }
    let course = Course::new();
    course.remove("solutions/lesson-01/first.rs");
    let said = "solutions/lesson-01/first.rs is missing: write it";
    assert_eq!(course.lesson(false).faults(), [said], "no learner's work is in solutions");
}

#[test]
fn a_file_without_its_checks_is_named() {
    for file in [
        "exercises/lesson-01/first.rs",
        "solutions/lesson-01/first.rs",
        "solutions/lesson-01/mistakes/first/wrong.rs",
        "solutions/lesson-01/right/first/other.rs",
    ] {
        let said = faults(|course| course.write(file, "fn first() {}\n"));
        let words = "lacks its checks: its last line has to include checks/first.rs";
        assert_eq!(said, [format!("{file} {words}")]);
    }
}

#[test]
fn mistakes_and_solutions_of_no_exercise_are_named() {
    let said = faults(|course| {
        for kind in ["mistakes", "right"] {
            let folder = course.0.path().join("solutions/lesson-01").join(kind);
            fs::rename(folder.join("first"), folder.join("frist")).unwrap();
        }
        course.write("solutions/lesson-01/third.rs", "");
    });
    assert_eq!(
        said,
        [
            "solutions/lesson-01/mistakes/frist belongs to no exercise: there is no frist.rs",
            "solutions/lesson-01/right/frist belongs to no exercise: there is no frist.rs",
            "solutions/lesson-01/third.rs belongs to no exercise of that name",
        ]
    );
}

#[test]
fn all_files_of_an_exercise_are_modules() {
    for in_ci in [false, true] {
        let cases = Course::new().lesson(in_ci).cases();
        for module in [
            "stub_first_stub",
            "solution_first_solution",
            "right_first_other",
            "mistake_first_wrong",
            "stub_second_stub",
        ] {
            assert!(cases.contains(&format!("mod {module};")), "{module}\n{cases}");
        }
        assert!(!cases.contains("passed_over"), "{cases}");
    }
}

/// A file of an exercise as a learner may leave it; `None` is deleted.
type Left = (&'static str, &'static str, Option<&'static [u8]>);

const STUBS: [Left; 9] = [
    ("solved", "first.rs", Some(b"pub fn first(one: u8, _: u8) -> u8 { one }\ninclude!(\"checks/first.rs\");")),
    (
        "half-solved",
        "first.rs",
        Some(b"fn first(one: u8) -> u8 {\n    let two = one?;\n    todo!(\"two\")\n}\ninclude!(\"checks/first.rs\");"),
    ),
    (
        "half-solved behind the todo",
        "first.rs",
        Some(b"fn first() {\n    _ = ();\n    todo!(\"two\");\n    one.await\n}\ninclude!(\"checks/first.rs\");"),
    ),
    ("broken", "first.rs", Some(b"pub fn first( {\ninclude!(\"checks/first.rs\");")),
    ("broken in its stub", "first.rs", Some(b"fn first(one: u8 {\n    todo!(\"one\"\n}\n")),
    ("emptied", "first.rs", Some(b"")),
    ("emptied but for a comment", "first.rs", Some(b"// later\n")),
    ("in no encoding", "first.rs", Some(b"todo!(\"\xff\")")),
    ("deleted", "first.rs", None),
];

const CHECKS: [Left; 6] = [
    ("emptied", "checks/first.rs", Some(b"\n")),
    ("without a check", "checks/first.rs", Some(b"// pub fn\n")),
    ("in no encoding", "checks/first.rs", Some(b"pub(crate) fn check() \xff")),
    ("deleted", "checks/first.rs", None),
    (
        "that includes nothing",
        "checks/first.rs",
        Some(b"pub(crate) fn check()\ninclude!(\"../given/no.rs\");\n"),
    ),
    ("whose given file is deleted", "given/table.rs", None),
];

/// Only git tells these from the course's own.
const EDITED: [(Left, Standing); 2] = [
    (
        ("one with a broken function above", "first.rs", Some(b"fn (\n\nfn first() {\n    _ = ();\n    todo!(\"one\")\n}\ninclude!(\"checks/first.rs\");")),
        Standing::Begun,
    ),
    (("with a broken file given", "given/table.rs", Some(b"fn given( {\n")), Standing::WithoutChecks),
];

/// Leaves a file like that.
fn leave(course: &Course, (_, file, bytes): Left) {
    let path = format!("exercises/lesson-01/{file}");
    match bytes {
        Some(bytes) => course.write(&path, bytes),
        None => course.remove(&path),
    }
}

/// What was left turns no test red: there is no fault, and no module that includes it.
fn is_passed_over(course: &Course, (what, file, _): Left, standing: Standing, how: &str) {
    let lesson = course.lesson(false);
    assert_eq!(lesson.standing("first"), standing, "{file} {what} {how}");
    assert_eq!(lesson.faults(), [""; 0], "{file} {what} {how}");
    let cases = lesson.cases();
    let modules =
        |kind: &str| cases.lines().filter(|line| line.starts_with(&format!("mod {kind}"))).count();
    assert_eq!(modules("stub_first"), 0, "{file} {what} {how}:\n{cases}");
    let answers = if standing == Standing::Begun { 1 } else { 0 };
    for kind in ["solution_first", "right_first", "mistake_first"] {
        assert_eq!(modules(kind), answers, "{file} {what} {how}:\n{cases}");
    }
    assert!(cases.contains("Case::passed_over(\"first\", "), "{cases}");
    assert!(modules("stub_second") == 1 && modules("solution_second") == 1, "{cases}");
}

#[test]
fn whatever_a_learner_leaves_turns_no_test_red() {
    let stubs = STUBS.map(|left| (left, Standing::Begun));
    let checks = CHECKS.map(|left| (left, Standing::WithoutChecks));
    for (left, standing) in stubs.into_iter().chain(checks) {
        let course = Course::new();
        leave(&course, left);
        is_passed_over(&course, left, standing, "without git");
        if course.commit() {
            is_passed_over(&course, left, standing, "and committed");
        }
    }
    for (left, standing) in EDITED {
        let course = Course::new();
        if course.commit() {
            leave(&course, left);
            is_passed_over(&course, left, standing, "since the last commit");
        }
    }
}

#[test]
fn a_learners_own_file_is_no_exercise() {
    let course = Course::new();
    course.write("exercises/lesson-01/scratch.rs", "fn scratch( {");
    let lesson = course.lesson(false);
    assert_eq!(lesson.standing("scratch"), Standing::Theirs);
    assert_eq!(lesson.faults(), [""; 0]);
    assert!(!lesson.cases().contains("scratch"));
    let said = course.lesson(true).faults();
    assert!(said.iter().any(|said| said.contains("checks/scratch.rs is missing")), "{said:?}");
}

#[test]
fn in_ci_nothing_is_a_learners() {
    for left @ (what, file, _) in STUBS.into_iter().chain(CHECKS) {
        let course = Course::new();
        leave(&course, left);
        let lesson = course.lesson(true);
        assert_eq!(lesson.standing("first"), Standing::Held, "{file} {what}");
        let is_held =
            lesson.cases().contains("mod stub_first_stub;") || !lesson.faults().is_empty();
        assert!(is_held, "{file} {what}");
        assert!(!lesson.cases().contains("passed_over"), "{file} {what}");
    }
}

/// This program's tests, with other variables around them: they mean the folders of their own.
#[test]
fn no_variable_around_the_tests_changes_their_verdicts() {
    const ME: &str = "no_variable_around_the_tests_changes_their_verdicts";
    let course = Course::new();
    if !course.commit() {
        return;
    }
    let clone = course.0.path();
    let there = clone.join(".git");
    let there = there.as_os_str();
    let nowhere = OsStr::new("/nowhere");
    let word = OsStr::new;
    // Several in one go: what one of them breaks, the others do not mend.
    let environments: &[&[(&str, Option<&OsStr>)]] = &[
        // As a hook has them.
        &[("CI", None), ("GIT_DIR", Some(there)), ("GIT_INDEX_FILE", Some(nowhere))],
        &[
            ("CI", Some(word("false"))),
            ("GIT_DIR", Some(word(".git"))),
            ("GIT_PREFIX", Some(word("a/"))),
        ],
        &[
            ("CI", Some(word("true"))),
            ("GIT_DIR", Some(there)),
            ("GIT_WORK_TREE", Some(clone.as_os_str())),
        ],
        &[
            ("CI", Some(word("1"))),
            // Temporary folders inside a clone.
            ("TMPDIR", Some(clone.as_os_str())),
            ("HOME", Some(nowhere)),
            ("XDG_CONFIG_HOME", Some(nowhere)),
        ],
        &[
            ("CI", Some(word(""))),
            ("LANG", Some(word("de_DE.UTF-8"))),
            ("LC_ALL", Some(word("C"))),
            ("TERM", Some(word("dumb"))),
            ("COLUMNS", Some(word("40"))),
            ("NO_COLOR", Some(word("1"))),
            ("RUST_BACKTRACE", Some(word("1"))),
        ],
    ];
    for variables in environments {
        let mut again = Command::new(env::current_exe().unwrap());
        again.args(["--skip", ME]);
        for (name, value) in *variables {
            match value {
                Some(value) => again.env(name, value),
                None => again.env_remove(name),
            };
        }
        let output = again.output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "with {variables:?}:\n{said}");
    }
}
