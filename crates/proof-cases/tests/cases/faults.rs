//! What is said of files that are missing or belong to no exercise.

use std::fs;

use crate::course::{Course, FILES};

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
    let all =
        FILES.iter().filter(|(file, _)| !file.contains("/first/") && !file.contains("/stubs/"));
    for (file, _) in all {
        assert_eq!(faults(|course| course.remove(file)), [format!("{file} is missing: write it")]);
    }
    let course = Course::new();
    course.remove("solutions/lesson-01/first.rs");
    let said = "solutions/lesson-01/first.rs is missing: write it";
    assert_eq!(course.lesson(false).faults(), [said], "no learner's work is in solutions");
}

/// A stub that is compared with no copy would be passed over as a learner's.
#[test]
fn a_missing_copy_of_a_stub_is_named() {
    for in_ci in [false, true] {
        let course = Course::new();
        course.remove("solutions/lesson-01/stubs/first.rs");
        let said = "solutions/lesson-01/stubs/first.rs is missing: copy \
                    exercises/lesson-01/first.rs there";
        assert_eq!(course.lesson(in_ci).faults(), [said]);
    }
}

#[test]
fn a_build_script_is_no_exercise() {
    assert!(
        faults(|course| course.write("solutions/lesson-01/build.rs", "fn main() {}\n")).is_empty()
    );
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
