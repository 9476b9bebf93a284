//! What the commands tell besides verdicts: tasks, hints, solutions, the way back, and all of it for
//! programs.
#![cfg(unix)]

#[allow(dead_code, reason = "shared with other tests, which use the other half")]
mod desk;

use std::fs;

use desk::{Desk, Ending};
use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value;

/// What a command tells programs, with its exit code.
fn json(desk: &Desk, args: &[&str]) -> (i32, Value) {
    let output = desk.course().args(args).arg("--json").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let value = serde_json::from_str(&text).unwrap_or_else(|why| panic!("{why}: {text}"));
    (output.status.code().unwrap(), value)
}

#[test]
fn show_tells_the_task_that_was_handed_out() {
    let desk = Desk::new();
    desk.write("exercises/lesson-01/overlap.rs", "// nothing of it is left\n");
    for args in [&["show"][..], &["show", "overlap"], &["show", "1/overlap"]] {
        let show = desk.course().args(args).assert().code(0);
        show.stdout(contains("lesson-01/overlap · The overlap exercise · 7 min · not begun"))
            .stdout(predicates::str::contains("\n\nDo something.\n\n"));
    }
}

#[test]
fn a_solution_is_shown_after_passing_or_by_who_peeks() {
    let desk = Desk::new();
    let solution = |args: &[&str]| desk.course().arg("solution").args(args).assert();
    solution(&["overlap"])
        .code(1)
        .stdout("")
        .stderr(contains("not solved yet").and(contains("--peek")));
    solution(&["overlap", "--peek"]).code(0).stdout(contains("the_answer()"));
    desk.check_ends("exercise-01-overlap", Ending::Passes);
    desk.course().args(["check", "overlap"]).assert().code(0);
    solution(&["overlap"])
        .code(0)
        .stdout(contains("solutions/lesson-01/overlap.rs\n\nthe_answer()"));
    desk.check_ends("exercise-01-overlap", Ending::Refuses("no"));
    desk.course().args(["check", "overlap"]).assert().code(1);
    solution(&["overlap"]).code(0);
}

#[test]
fn all_hints_can_be_had_at_once() {
    let desk = Desk::new();
    let hint = desk.course().args(["hint", "overlap", "--all"]).assert().code(0);
    hint.stdout(contains("nudge").and(contains("push")).and(contains("shove")));
}

/// Where progress cannot be written, the first hint would be shown for ever.
#[test]
fn who_cannot_store_is_told_how_to_see_the_other_hints() {
    let desk = Desk::new();
    fs::create_dir(desk.path(".course-progress.toml")).unwrap();
    let hint = desk.course().args(["hint", "overlap"]).assert().code(0);
    hint.stdout(contains("nudge")).stderr(contains("cargo course hint overlap --all"));
}

#[test]
fn reset_keeps_what_was_there_under_a_name_with_the_date() {
    let desk = Desk::new();
    let file = desk.path("exercises/lesson-01/overlap.rs");
    let kept = || {
        let names = fs::read_dir(desk.path("exercises/lesson-01")).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut kept: Vec<_> = names.filter(|name| name.ends_with(".rs.kept")).collect();
        kept.sort();
        kept
    };
    for (number, mine) in (1..).zip(["mine", "mine too", "and this"]) {
        fs::write(&file, mine).unwrap();
        let reset = desk.course().args(["reset", "overlap"]).assert().code(0);
        reset.stdout(
            contains("as it was handed out").and(contains("is kept as exercises/lesson-01/")),
        );
        assert!(fs::read_to_string(&file).unwrap().contains("Do something."));
        assert_eq!(kept().len(), number, "{:?}", kept());
    }
    let mut all: Vec<_> = kept()
        .iter()
        .map(|name| fs::read_to_string(desk.path("exercises/lesson-01").join(name)).unwrap())
        .collect();
    all.sort();
    assert_eq!(all, ["and this", "mine", "mine too"]);
    desk.course().args(["reset", "overlap"]).assert().code(0).stdout(contains("nothing to do"));
    assert_eq!(kept().len(), 3);
    desk.course().args(["reset", "1"]).assert().code(2);
    desk.course().arg("reset").assert().code(2);
}

/// A disk that takes no new file: a folder in the place of the exercises.
#[test]
fn a_reset_without_its_stub_changes_nothing() {
    let desk = Desk::new();
    fs::remove_file(desk.path("solutions/lesson-01/stubs/overlap.rs")).unwrap();
    let before = fs::read(desk.path("exercises/lesson-01/overlap.rs")).unwrap();
    let reset = desk.course().args(["reset", "overlap"]).assert().code(1);
    reset.stderr(contains("git restore solutions/lesson-01/stubs/overlap.rs"));
    assert_eq!(fs::read(desk.path("exercises/lesson-01/overlap.rs")).unwrap(), before);
}

#[test]
fn every_answer_can_be_had_by_a_program() {
    let desk = Desk::new();
    desk.check_ends("exercise-01-overlap", Ending::Script("begin; report passed 'tea ✓'"));
    desk.check_ends("exercise-01-lazy", Ending::Refuses("- no"));

    let (code, next) = json(&desk, &["next"]);
    assert_eq!((code, &next["exercise"]["name"]), (1, &"lesson-01/overlap".into()));
    assert_eq!(next["exercise"]["file"], "exercises/lesson-01/overlap.rs");

    let (code, checked) = json(&desk, &["check", "1"]);
    assert_eq!((code, &checked["passed"], &checked["of"]), (1, &1.into(), &2.into()));
    assert_eq!(checked["exercises"][0]["verdict"], "passed");
    assert_eq!(checked["exercises"][0]["timeline"], "tea ✓");
    assert_eq!(checked["exercises"][1]["verdict"], "refused");
    assert_eq!(checked["exercises"][1]["text"], "- no");
    assert_eq!(checked["exercises"][1]["read"], "book/src/lesson-01.md#the-trap");

    let (code, list) = json(&desk, &["list"]);
    assert_eq!((code, &list["solved"], &list["of"]), (1, &1.into(), &3.into()));
    assert_eq!(list["exercises"][1]["state"], "tried");

    let (code, hint) = json(&desk, &["hint", "lazy"]);
    assert_eq!((code, &hint["hints"], &hint["of"]), (0, &serde_json::json!(["nudge"]), &3.into()));
    assert_eq!(json(&desk, &["show", "lazy"]).1["task"], "Do something.");
    assert_eq!(json(&desk, &["solution", "overlap"]).1["code"], "the_answer()\n");
    assert!(json(&desk, &["reset", "lazy"]).1["kept"].is_string());

    desk.check_ends("exercise-01-lazy", Ending::CargoFails("error: no\n"));
    let (_, checked) = json(&desk, &["check", "lazy"]);
    assert_eq!(checked["exercises"][0]["verdict"], "cargo failed");
}

/// Prose ends where the terminal does, and what was set apart stays in its lines.
#[test]
fn prose_is_as_wide_as_the_terminal() {
    let desk = Desk::new();
    let long = "word ".repeat(60);
    let list = fs::read_to_string(desk.path("exercises/lesson-01/lesson.toml")).unwrap();
    let list = list.replace("\"nudge\"", &format!("\"{}\"", long.trim()));
    desk.write("exercises/lesson-01/lesson.toml", &list);
    for (columns, widest) in [("60", 58), ("80", 78), ("120", 98), ("20", 38), ("x", 78)] {
        let hint = desk.course().env("COLUMNS", columns).args(["hint", "overlap"]).assert();
        let text = String::from_utf8(hint.get_output().stdout.clone()).unwrap();
        let length = text.lines().filter(|l| l.contains("word")).map(str::len).max().unwrap();
        assert!(length <= widest && length + 5 > widest, "{columns}: {length}");
    }
}
