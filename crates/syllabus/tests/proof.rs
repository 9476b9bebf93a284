//! What the proof of a lesson's exercises says of files that are missing or belong to none. It is
//! a build script, which has no tests of its own.

use std::fs;
use std::path::Path;

#[allow(dead_code, reason = "its `main` is for cargo")]
#[path = "../../../solutions/proof/modules.rs"]
mod modules;

/// The faults of a lesson with one exercise, after a change to it.
fn faults(change: impl Fn(&Path)) -> Vec<String> {
    let root = tempfile::tempdir().unwrap();
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
