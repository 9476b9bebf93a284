//! What a learner leaves in the exercises of their clone turns no test red.

use proof_cases::Standing;

use crate::course::Course;

/// A file of an exercise as a learner may leave it; `None` is deleted.
type Left = (&'static str, &'static str, Option<&'static [u8]>);

const STUBS: [Left; 11] = [
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
    (
        "a stub with a broken function above",
        "first.rs",
        Some(b"fn (\n\nfn first() {\n    _ = ();\n    todo!(\"one\")\n}\ninclude!(\"checks/first.rs\");"),
    ),
    (
        "a stub with another sentence",
        "first.rs",
        Some(b"pub fn first(one: u8, two: u8) -> u8 {\n    _ = (one, two);\n    todo!(\"Later\")\n}\ninclude!(\"checks/first.rs\");"),
    ),
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

/// Only git tells this one from the course's own.
const EDITED: [(Left, Standing); 1] = [(
    ("with a broken file given", "given/table.rs", Some(b"fn given( {\n")),
    Standing::WithoutChecks,
)];

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
