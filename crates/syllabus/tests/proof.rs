//! What the proof of a lesson's exercises says of files that are missing or belong to none. It is
//! a build script, which has no tests of its own.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

#[allow(dead_code, reason = "its `main` is for cargo")]
#[path = "../../../solutions/proof/modules.rs"]
mod modules;

/// The faults of a lesson with one exercise, after a change to it.
fn faults(change: impl Fn(&Path)) -> Vec<String> {
    faults_in(tempfile::tempdir().unwrap(), change)
}

fn faults_in(root: TempDir, change: impl Fn(&Path)) -> Vec<String> {
    let files = [
        ("exercises/lesson-01/first.rs", "include!(\"checks/first.rs\");\n"),
        ("exercises/lesson-01/checks/first.rs", ""),
        (
            "solutions/lesson-01/first.rs",
            "include!(\"../../exercises/lesson-01/checks/first.rs\");\n",
        ),
        (
            "solutions/lesson-01/mistakes/first/wrong.rs",
            "include!(\"../../../../exercises/lesson-01/checks/first.rs\");\n",
        ),
    ];
    for (path, text) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    change(root.path());
    let folder = |name| root.path().join(name).join("lesson-01");
    modules::faults(&folder("exercises"), &folder("solutions"))
}

#[test]
fn what_is_complete_has_no_fault() {
    assert!(faults(|_| ()).is_empty());
}

#[test]
fn a_missing_solution_or_check_is_named() {
    for file in ["solutions/lesson-01/first.rs", "exercises/lesson-01/checks/first.rs"] {
        let said = faults(|root| fs::remove_file(root.join(file)).unwrap());
        assert_eq!(said, [format!("{file} is missing: write it")]);
    }
}

#[test]
fn a_file_without_its_checks_is_named() {
    for file in [
        "exercises/lesson-01/first.rs",
        "solutions/lesson-01/first.rs",
        "solutions/lesson-01/mistakes/first/wrong.rs",
    ] {
        let said = faults(|root| fs::write(root.join(file), "fn first() {}\n").unwrap());
        let words = "lacks its checks: its last line has to include checks/first.rs";
        assert_eq!(said, [format!("{file} {words}")]);
    }
}

#[test]
fn mistakes_and_solutions_of_no_exercise_are_named() {
    let said = faults(|root| {
        let mistakes = root.join("solutions/lesson-01/mistakes");
        fs::rename(mistakes.join("first"), mistakes.join("frist")).unwrap();
        fs::write(root.join("solutions/lesson-01/second.rs"), "").unwrap();
    });
    assert_eq!(
        said,
        [
            "solutions/lesson-01/mistakes/frist belongs to no exercise: there is no frist.rs",
            "solutions/lesson-01/second.rs belongs to no exercise of that name",
        ]
    );
}

/// A clone with everything committed; `None`, and a word of it, where git is not installed.
fn clone() -> Option<TempDir> {
    let root = tempfile::tempdir().unwrap();
    if git(root.path(), &["init", "--quiet"]) {
        return Some(root);
    }
    assert!(env::var("CI").as_deref() != Ok("true"), "no git, and CI=true allows no skipping");
    // Not `eprintln!`, which the harness captures.
    let _ = writeln!(std::io::stderr(), "SKIPPED what git says of a stub: git is not installed");
    None
}

fn commit(root: &Path) {
    let who = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgSign=false"];
    assert!(git(root, &["add", "--all"]));
    assert!(git(root, &[&who[..], &["commit", "--quiet", "--no-verify", "-m", "x"]].concat()));
}

fn git(root: &Path, arguments: &[&str]) -> bool {
    let mut git = Command::new("git");
    let variables = env::vars_os().map(|(name, _)| name);
    for name in variables.filter(|name| name.to_string_lossy().starts_with("GIT_")) {
        git.env_remove(name);
    }
    git.arg("-C").arg(root).args(arguments).status().is_ok_and(|status| status.success())
}

/// A learner may be in the middle of it: `git` tells, if there is a clone. With `CI=true` nobody is.
#[test]
fn an_edited_stub_is_a_learners() {
    let lacks = "exercises/lesson-01/first.rs lacks its checks: its last line has to include \
                 checks/first.rs";
    let in_ci = env::var("CI").as_deref() == Ok("true");
    let edit = |root: &Path| {
        fs::write(root.join("exercises/lesson-01/first.rs"), "fn first() { todo!() }\n").unwrap();
    };
    let Some(root) = clone() else { return };
    let said = faults_in(root, |root| {
        commit(root);
        edit(root);
    });
    assert_eq!(said, if in_ci { vec![lacks] } else { vec![] }, "edited");

    let Some(root) = clone() else { return };
    let said = faults_in(root, |root| {
        edit(root);
        commit(root);
    });
    assert_eq!(said, [lacks], "the clone has it so");

    let Some(root) = clone() else { return };
    assert_eq!(faults_in(root, edit), [lacks], "git does not know it");
}

/// This program's tests, with other variables around them: they mean the folders of their own.
#[test]
fn no_variable_around_the_tests_changes_their_verdicts() {
    const ME: &str = "no_variable_around_the_tests_changes_their_verdicts";
    let Some(clone) = clone() else { return };
    let there = clone.path().join(".git");
    let there = there.as_os_str();
    let nowhere = OsStr::new("/nowhere");
    let word = OsStr::new;
    let environments: &[&[(&str, Option<&OsStr>)]] = &[
        &[("CI", None)],
        &[("CI", Some(word("true")))],
        &[("CI", Some(word("false")))],
        &[("CI", Some(word("1")))],
        &[("CI", Some(word("")))],
        // As a hook has them.
        &[("CI", None), ("GIT_DIR", Some(there)), ("GIT_INDEX_FILE", Some(nowhere))],
        &[("CI", None), ("GIT_DIR", Some(word(".git"))), ("GIT_PREFIX", Some(word("a/")))],
        &[
            ("CI", None),
            ("GIT_DIR", Some(there)),
            ("GIT_WORK_TREE", Some(clone.path().as_os_str())),
        ],
        // Temporary folders inside a clone.
        &[("CI", None), ("TMPDIR", Some(clone.path().as_os_str()))],
        &[("CI", None), ("HOME", Some(nowhere)), ("XDG_CONFIG_HOME", Some(nowhere))],
        &[("CI", None), ("LANG", Some(word("de_DE.UTF-8"))), ("LC_ALL", Some(word("C")))],
        &[("CI", None), ("TERM", Some(word("dumb"))), ("COLUMNS", Some(word("40")))],
        &[("CI", None), ("NO_COLOR", Some(word("1"))), ("RUST_BACKTRACE", Some(word("1")))],
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
