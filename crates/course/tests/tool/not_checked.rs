//! What says nothing of an answer: a machine, a course or a file that is not as it was. It is not told as the
//! learner's, names the next step, and counts nothing.

use std::fs;

use predicates::prelude::*;
use predicates::str::contains;

use crate::test_course::{Diagnostic, Ending, PROGRESS, TestCourse};

/// What is wrong with the machine or with another file of the course is not told as the learner's, and
/// counts nothing.
#[test]
fn a_failure_of_cargo_is_not_the_learners() {
    const NOWHERE: Diagnostic = Diagnostic {
        rendered: "error: linking with `cc` failed: exit status: 1\n",
        file: "",
        label: "",
        expanded: false,
    };
    for (ending, words, step) in [
        (Ending::CargoFails("error: no such package\n"), "error: no such package", "git status"),
        (
            Ending::CargoFails("error: Read-only file system (os error 30)\n"),
            "Read-only",
            "cannot be written",
        ),
        (
            Ending::CargoFails("error: no matching package found, as you're using offline mode\n"),
            "offline mode",
            "cargo fetch",
        ),
        (Ending::DoesNotCompile(&[NOWHERE]), "linking with `cc` failed", "Rust needs a linker"),
    ] {
        let test = TestCourse::new();
        test.check_ends("exercise-01-overlap", ending);
        test.course()
            .args(["check", "overlap"])
            .assert()
            .code(1)
            .stdout(contains("This is not your code").and(contains(words)).and(contains(step)))
            .stdout(contains("✗").not().and(contains("Edit").not()));
        assert!(!test.path(PROGRESS).exists(), "{words}: nothing is counted");
    }
}

#[test]
fn a_file_that_is_no_exercise_any_more_is_named_with_the_way_back() {
    let file = |test: &TestCourse| test.path("exercises/lesson-01/overlap.rs");
    for (make, words) in [
        (
            (|path| fs::remove_file(path)) as fn(std::path::PathBuf) -> std::io::Result<()>,
            "is not there",
        ),
        (|path| fs::write(path, "\n \n"), "is empty"),
        (|path| fs::write(path, b"\xff\xfe"), "is no text file"),
        (|path| fs::remove_file(&path).and_then(|()| fs::create_dir(&path)), "is no text file"),
    ] {
        let test = TestCourse::new();
        make(file(&test)).unwrap();
        test.course()
            .args(["check", "overlap"])
            .assert()
            .code(1)
            .stdout(contains(words).and(contains("cargo course reset overlap")));
        assert_eq!(test.calls(), "", "nothing is built");
        test.course().args(["reset", "overlap"]).assert().code(0);
        assert!(fs::read_to_string(file(&test)).unwrap().contains("Do something."));
    }
}

#[test]
fn a_check_that_is_not_there_is_the_courses_and_not_the_learners() {
    let test = TestCourse::new();
    fs::remove_file(test.path("exercises/lesson-01/checks/overlap.rs")).unwrap();
    test.course()
        .args(["check", "overlap"])
        .assert()
        .code(1)
        .stderr(contains("a file of the course").and(contains("git restore")));
    assert!(!test.path(PROGRESS).exists());
}

#[test]
fn a_check_that_cannot_be_started_is_an_error_and_not_the_learners() {
    let test = TestCourse::new();
    test.check_ends("exercise-01-overlap", Ending::Passes);
    fs::remove_file(test.path("fake/exercise-01-overlap")).unwrap();
    test.course()
        .args(["check", "overlap"])
        .assert()
        .code(1)
        .stderr(contains("the check of lesson-01/overlap could not be run"));
    assert!(!test.path(PROGRESS).exists());
}

/// A check that is missing, or cannot be started, says nothing of the other exercises.
#[test]
fn what_is_missing_of_one_exercise_is_no_hindrance_to_the_others() {
    let test = TestCourse::new();
    test.check_ends("exercise-01-lazy", Ending::Passes);
    fs::remove_file(test.path("exercises/lesson-01/checks/overlap.rs")).unwrap();
    test.check_ends("exercise-02-start_all", Ending::Passes);
    fs::remove_file(test.path("fake/exercise-02-start_all")).unwrap();
    test.course()
        .args(["check", "--all", "--junit", "results.xml"])
        .assert()
        .code(1)
        .stdout(contains("· lesson-01/overlap").and(contains("git restore")))
        .stdout(contains("✓ lesson-01/lazy"))
        .stdout(contains("· lesson-02/start_all").and(contains("could not be run")))
        .stdout(contains("1 of 3 exercises passed."));
    let results = fs::read_to_string(test.path("results.xml")).unwrap();
    assert_eq!(results.matches("type=\"not checked\"").count(), 2, "{results}");
    test.course().arg("list").assert().stdout(contains("  not yet  overlap"));
}

#[test]
fn a_file_that_is_not_there_is_no_try() {
    let test = TestCourse::new();
    test.check_ends("exercise-01-overlap", Ending::Passes);
    test.course().args(["check", "overlap"]).assert().code(0);
    let pipe = |path: std::path::PathBuf| {
        use rustix::fs::{CWD, FileType, Mode, mknodat};
        mknodat(CWD, &path, FileType::Fifo, Mode::RWXU, 0).unwrap();
    };
    for put in [None, Some(pipe)] {
        let file = test.path("exercises/lesson-01/overlap.rs");
        let _ = fs::remove_file(&file);
        put.into_iter().for_each(|put| put(file.clone()));
        test.course()
            .args(["check", "overlap"])
            .timeout(std::time::Duration::from_secs(20))
            .assert()
            .code(1)
            .stdout(contains("cargo course reset overlap"));
        test.course().arg("list").assert().stdout(contains("✓ solved   overlap"));
    }
    // What is no file is kept as well.
    test.course().args(["reset", "overlap"]).assert().code(0).stdout(contains("is kept as"));
}
