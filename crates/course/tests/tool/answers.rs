//! What the commands tell besides verdicts: tasks, hints, solutions, the way back, and all of it for
//! programs.

use std::fs;

use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value;

use crate::test_course::{Ending, TestCourse};

/// What a command tells programs, with its exit code.
fn json(test: &TestCourse, args: &[&str]) -> (i32, Value) {
    let output = test.course().args(args).arg("--json").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let value = serde_json::from_str(&text).unwrap_or_else(|why| panic!("{why}: {text}"));
    (output.status.code().unwrap(), value)
}

#[test]
fn show_tells_the_task_that_was_handed_out() {
    let test = TestCourse::new();
    test.write("exercises/lesson-01/overlap.rs", "// nothing of it is left\n");
    for args in [&["show"][..], &["show", "overlap"], &["show", "1/overlap"]] {
        let show = test.course().args(args).assert().code(0);
        show.stdout(contains("lesson-01/overlap · The overlap exercise · 7 min · not begun"))
            .stdout(predicates::str::contains("\n\nDo something.\n\n"));
    }
}

#[test]
fn a_solution_is_shown_after_passing_or_by_who_peeks() {
    let test = TestCourse::new();
    let solution = |args: &[&str]| test.course().arg("solution").args(args).assert();
    solution(&["overlap"])
        .code(1)
        .stdout("")
        .stderr(contains("not solved yet").and(contains("--peek")));
    solution(&["overlap", "--peek"]).code(0).stdout(contains("the_answer()"));
    test.check_ends("exercise-01-overlap", Ending::Passes);
    test.course().args(["check", "overlap"]).assert().code(0);
    solution(&["overlap"])
        .code(0)
        .stdout(contains("solutions/lesson-01/overlap.rs\n\nthe_answer()"));
    test.check_ends("exercise-01-overlap", Ending::Refuses("no"));
    test.course().args(["check", "overlap"]).assert().code(1);
    solution(&["overlap"]).code(0);
}

#[test]
fn all_hints_can_be_had_at_once() {
    let test = TestCourse::new();
    let hint = test.course().args(["hint", "overlap", "--all"]).assert().code(0);
    hint.stdout(contains("nudge").and(contains("push")).and(contains("shove")));
}

/// Where progress cannot be written, the first hint would be shown for ever.
#[test]
fn who_cannot_store_is_told_how_to_see_the_other_hints() {
    let test = TestCourse::new();
    fs::create_dir(test.path(".course-progress.toml")).unwrap();
    let hint = test.course().args(["hint", "overlap"]).assert().code(0);
    hint.stdout(contains("nudge")).stderr(contains("cargo course hint overlap --all"));
}

#[test]
fn reset_keeps_what_was_there_under_a_name_with_the_date() {
    let test = TestCourse::new();
    let file = test.path("exercises/lesson-01/overlap.rs");
    let kept = || {
        let names = fs::read_dir(test.path("exercises/lesson-01")).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut kept: Vec<_> = names.filter(|name| name.ends_with(".rs.kept")).collect();
        kept.sort();
        kept
    };
    for (number, mine) in (1..).zip(["mine", "mine too", "and this"]) {
        fs::write(&file, mine).unwrap();
        let reset = test.course().args(["reset", "overlap"]).assert().code(0);
        reset.stdout(
            contains("as it was handed out").and(contains("is kept as exercises/lesson-01/")),
        );
        assert!(fs::read_to_string(&file).unwrap().contains("Do something."));
        assert_eq!(kept().len(), number, "{:?}", kept());
    }
    let mut all: Vec<_> = kept()
        .iter()
        .map(|name| fs::read_to_string(test.path("exercises/lesson-01").join(name)).unwrap())
        .collect();
    all.sort();
    assert_eq!(all, ["and this", "mine", "mine too"]);
    test.course().args(["reset", "overlap"]).assert().code(0).stdout(contains("nothing to do"));
    assert_eq!(kept().len(), 3);
    test.course().args(["reset", "1"]).assert().code(2);
    test.course().arg("reset").assert().code(2);
}

/// A disk that takes no new file: a folder in the place of the exercises.
#[test]
fn a_reset_without_its_stub_changes_nothing() {
    let test = TestCourse::new();
    fs::remove_file(test.path("solutions/lesson-01/stubs/overlap.rs")).unwrap();
    let before = fs::read(test.path("exercises/lesson-01/overlap.rs")).unwrap();
    let reset = test.course().args(["reset", "overlap"]).assert().code(1);
    reset.stderr(contains("git restore solutions/lesson-01/stubs/overlap.rs"));
    assert_eq!(fs::read(test.path("exercises/lesson-01/overlap.rs")).unwrap(), before);
}

#[test]
fn every_answer_can_be_had_by_a_program() {
    let test = TestCourse::new();
    test.check_ends("exercise-01-overlap", Ending::Script("begin; report passed 'tea ✓'"));
    test.check_ends("exercise-01-lazy", Ending::Refuses("- no"));

    let (code, next) = json(&test, &["next"]);
    assert_eq!((code, &next["exercise"]["name"]), (1, &"lesson-01/overlap".into()));
    assert_eq!(next["exercise"]["file"], "exercises/lesson-01/overlap.rs");

    let (code, checked) = json(&test, &["check", "1"]);
    assert_eq!((code, &checked["passed"], &checked["of"]), (1, &1.into(), &2.into()));
    assert_eq!(checked["exercises"][0]["verdict"], "passed");
    assert_eq!(checked["exercises"][0]["timeline"], "tea ✓");
    assert_eq!(checked["exercises"][1]["verdict"], "refused");
    assert_eq!(checked["exercises"][1]["text"], "- no");
    assert_eq!(checked["exercises"][1]["read"], "book/src/lesson-01.md#the-trap");

    let (code, list) = json(&test, &["list"]);
    assert_eq!((code, &list["solved"], &list["of"]), (1, &1.into(), &3.into()));
    assert_eq!(list["exercises"][1]["state"], "tried");

    let (code, hint) = json(&test, &["hint", "lazy"]);
    assert_eq!((code, &hint["hints"], &hint["of"]), (0, &serde_json::json!(["nudge"]), &3.into()));
    assert_eq!(json(&test, &["show", "lazy"]).1["task"], "Do something.");
    assert_eq!(json(&test, &["solution", "overlap"]).1["code"], "the_answer()\n");
    assert!(json(&test, &["reset", "lazy"]).1["kept"].is_string());

    test.check_ends("exercise-01-lazy", Ending::CargoFails("error: no\n"));
    let (_, checked) = json(&test, &["check", "lazy"]);
    assert_eq!(checked["exercises"][0]["verdict"], "cargo failed");
}

/// Prose ends where the terminal does, and what was set apart stays in its lines.
#[test]
fn prose_is_as_wide_as_the_terminal() {
    let test = TestCourse::new();
    let long = "word ".repeat(60);
    let list = fs::read_to_string(test.path("exercises/lesson-01/lesson.toml")).unwrap();
    let list = list.replace("\"nudge\"", &format!("\"{}\"", long.trim()));
    test.write("exercises/lesson-01/lesson.toml", &list);
    for (columns, widest) in [("60", 58), ("80", 78), ("120", 98), ("20", 38), ("x", 78)] {
        let hint = test.course().env("COLUMNS", columns).args(["hint", "overlap"]).assert();
        let text = String::from_utf8(hint.get_output().stdout.clone()).unwrap();
        let length = text.lines().filter(|l| l.contains("word")).map(str::len).max().unwrap();
        assert!(length <= widest && length + 5 > widest, "{columns}: {length}");
    }
}
