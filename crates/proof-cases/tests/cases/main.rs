//! Which files of a lesson are proved, and what is said of files that are missing or belong to no
//! exercise.

mod course;
mod faults;
mod left_by_a_learner;
mod this_course;

use std::env;
use std::ffi::OsStr;
use std::process::Command;

use course::Course;

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
    let plays = |variables: &[(&str, Option<&OsStr>)]| {
        let mut again = Command::new(env::current_exe().unwrap());
        again.args(["--skip", ME]);
        for (name, value) in variables {
            match value {
                Some(value) => again.env(name, value),
                None => again.env_remove(name),
            };
        }
        let output = again.output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "with {variables:?}:\n{said}");
    };
    std::thread::scope(|scope| {
        environments.iter().for_each(|variables| _ = scope.spawn(|| plays(variables)));
    });
}
