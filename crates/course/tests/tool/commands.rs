//! Every subcommand as a learner types it: its words, its exit code, and what is left on the disk.
//! What becomes of a check stands in `check.rs`.

use std::fs;
use std::net::TcpListener;

use predicates::prelude::*;
use predicates::str::contains;

use crate::test_course::{Ending, PROGRESS, TestCourse};

#[test]
fn check_takes_the_next_a_lesson_one_or_all() {
    for (args, targets) in [
        (&["check"][..], &["overlap"][..]),
        (&["check", "--all"], &["overlap", "lazy", "start_all"]),
        (&["check", "lesson-01"], &["overlap", "lazy"]),
        (&["check", "2"], &["start_all"]),
        (&["check", "lesson-01/lazy"], &["lazy"]),
        (&["check", "exercises/lesson-01/lazy.rs"], &["lazy"]),
    ] {
        let test = TestCourse::new();
        test.course().args(args).assert().code(1);
        let calls = test.calls();
        let asked: Vec<_> = calls
            .lines()
            .map(|call| call.split_once("--test ").unwrap().1.split(' ').next().unwrap())
            .collect();
        assert_eq!(asked, targets, "{args:?}");
    }
}

#[test]
fn the_path_of_a_file_names_its_exercise_from_every_folder() {
    let test = TestCourse::new();
    test.write("exercises/lesson-01/lazy.rs", "");
    let absolute = test.path("exercises/lesson-01/lazy.rs").display().to_string();
    for (folder, path) in [
        ("book", absolute.as_str()),
        ("exercises/lesson-02", "../lesson-01/lazy.rs"),
        ("exercises/lesson-02", r"..\lesson-01\lazy.rs"),
        ("exercises/lesson-01", "lazy.rs"),
        ("crates/lesson-01", "lesson-01/lazy"),
        ("", r"exercises\lesson-01\lazy.rs"),
    ] {
        let typed =
            |command| test.course().current_dir(test.path(folder)).args([command, path]).assert();
        typed("check").code(1).stdout(contains("lesson-01/lazy"));
        typed("hint").code(0).stdout(contains("nudge"));
    }
}

#[test]
fn when_all_are_solved_every_command_says_so_with_0() {
    let test = TestCourse::new();
    for check in ["exercise-01-overlap", "exercise-01-lazy", "exercise-02-start_all"] {
        test.check_ends(check, Ending::Passes);
    }
    let check = || test.course().args(["check", "--all"]).assert();
    check().code(0).stdout(contains("3 of 3 exercises passed."));
    test.course().arg("check").assert().code(0).stdout(contains("All 3 exercises are solved."));
    test.course().arg("list").assert().code(0).stdout(contains("3 of 3 exercises solved."));
    test.course().arg("next").assert().code(0).stdout(contains("All 3 exercises are solved."));
    test.course().arg("hint").assert().code(0).stdout(contains("All 3 exercises are solved."));
}

#[test]
fn list_says_of_each_lesson_how_much_it_asks_and_what_it_needs() {
    TestCourse::new()
        .course()
        .arg("list")
        .assert()
        .stdout(contains("Lesson 01 · One after another · beginner\n"))
        .stdout(contains("Lesson 02 · Spawn, then await · intermediate, needs 01\n"));
}

/// The whole chapter first, and its part when something of the lesson has been tried.
#[test]
fn next_says_what_to_read_to_edit_and_to_type() {
    let test = TestCourse::new();
    let next = || test.course().arg("next").assert().code(1);
    next()
        .stdout(contains("lesson-01/overlap · The overlap exercise (7 min)"))
        .stdout(contains("book/src/lesson-01.md\n"))
        .stdout(contains("exercises/lesson-01/overlap.rs"))
        .stdout(contains("cargo course check overlap"));
    test.check_ends("exercise-01-overlap", Ending::Refuses("no"));
    test.course().args(["check", "overlap"]).assert().code(1);
    next().stdout(contains("book/src/lesson-01.md#the-trap\n"));
}

#[test]
fn hints_come_one_at_a_time() {
    let test = TestCourse::new();
    let hint = || test.course().args(["hint", "overlap"]).assert().code(0);
    hint().stdout(contains("nudge").and(contains("push").not()));
    hint().stdout(contains("nudge").and(contains("push")).and(contains("shove").not()));
    hint().stdout(contains("shove"));
    hint().stdout(contains("shove").and(contains("There is no further hint")));
    test.check_ends("exercise-01-overlap", Ending::Refuses("no"));
    test.course().args(["check", "overlap"]).assert().stdout(contains("once more"));
}

#[test]
fn an_unknown_name_is_wrong_use_and_the_nearest_is_named() {
    let test = TestCourse::new();
    for command in ["check", "hint"] {
        test.course()
            .args([command, "overlpa"])
            .assert()
            .code(2)
            .stdout("")
            .stderr(contains("`overlpa` (do you mean `overlap`?); "));
    }
    test.course().args(["hint", "lesson-01"]).assert().code(2).stderr(contains("a whole lesson"));
    let check = test.course().args(["check", "lesson-09"]).assert().code(2);
    check.stderr(contains("there is lesson-01, lesson-02"));
    test.course().arg("chekc").assert().code(2).stderr(contains("check"));
    test.course().args(["--port", "70000"]).assert().code(2);
    test.course().args(["--port", "4000", "list"]).assert().code(2);
    assert_eq!(test.calls(), "", "nothing was built for a wrong name");
}

#[test]
fn outside_the_course_is_wrong_use() {
    let elsewhere = tempfile::tempdir().unwrap();
    for args in [&["list"][..], &["check"], &["next"], &["hint"], &["--no-open"]] {
        TestCourse::new()
            .course()
            .current_dir(elsewhere.path())
            .args(args)
            .assert()
            .code(2)
            .stderr(contains("not inside the course"));
    }
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn every_command_works_from_a_folder_below_the_root() {
    let test = TestCourse::new();
    test.course()
        .current_dir(test.path("exercises/lesson-02"))
        .arg("next")
        .assert()
        .code(1)
        .stdout(contains("Edit   ../lesson-01/overlap.rs\n"));
}

#[test]
fn without_cargo_it_says_where_to_get_it() {
    for args in [&["check", "overlap"][..], &["--no-open", "--port", "0"]] {
        TestCourse::new()
            .course()
            .env("CARGO", "/nowhere/cargo")
            .args(args)
            .assert()
            .code(1)
            .stderr(contains("`/nowhere/cargo` cannot be started").and(contains("rustup.rs")));
    }
}

#[test]
fn a_damaged_progress_file_is_kept_aside_and_told() {
    let test = TestCourse::new();
    test.write(PROGRESS, "version = 1\n[exercise.\"lesson-0");
    test.check_ends("exercise-01-overlap", Ending::Passes);
    test.course()
        .args(["check", "overlap"])
        .assert()
        .code(0)
        .stderr(contains("is damaged").and(contains("starts anew")));
    let copy = fs::read_to_string(test.path(".course-progress.toml.damaged-1")).unwrap();
    assert_eq!(copy, "version = 1\n[exercise.\"lesson-0");
    test.course().arg("list").assert().stderr("").stdout(contains("1 of 3 exercises solved."));
}

/// A folder in the place of the progress file stands for a disk that cannot be written: the user of
/// a container is root, whom a folder without write permission does not stop.
#[test]
fn a_verdict_that_cannot_be_stored_is_a_verdict_all_the_same() {
    let test = TestCourse::new();
    fs::create_dir(test.path(PROGRESS)).unwrap();
    test.check_ends("exercise-01-overlap", Ending::Passes);
    test.course()
        .args(["check", "overlap"])
        .assert()
        .code(0)
        .stdout(contains("✓ lesson-01/overlap"))
        .stderr(contains("Your progress was not stored"));
    test.check_ends("exercise-01-overlap", Ending::Refuses("no"));
    test.course()
        .args(["check", "overlap"])
        .assert()
        .code(1)
        .stderr(contains("Your progress was not stored"));
    test.course().args(["hint", "overlap"]).assert().code(0).stdout(contains("nudge"));
}

#[test]
fn a_malformed_lesson_is_named_with_its_file() {
    let test = TestCourse::new();
    test.write("exercises/lesson-02/lesson.toml", "[[exercise]]\nid = 3\n");
    test.course()
        .arg("list")
        .assert()
        .code(1)
        .stderr(
            contains("exercises/lesson-02/lesson.toml").and(contains("this lesson is left out")),
        )
        .stdout(contains("Lesson 01").and(contains("Lesson 02").not()));
    test.course().args(["check", "lesson-02"]).assert().code(2);
    test.write("exercises/lesson-01/lesson.toml", "");
    test.course().arg("list").assert().code(1).stdout("").stderr(contains("lesson-01/lesson.toml"));
}

#[test]
fn a_lesson_without_exercises_is_nothing_to_check() {
    let test = TestCourse::new();
    test.write("exercises/lesson-02/lesson.toml", "exercise = []\n");
    let check = test.course().args(["check", "lesson-02"]).assert();
    check.code(1).stderr(contains("no exercise in `lesson-02`"));
}

#[test]
fn a_book_that_does_not_build_is_said_with_the_words_of_its_builder() {
    let test = TestCourse::new();
    test.book_fails("error: book/src/lesson-01.md:12: no anchor `slow`\n");
    test.course()
        .args(["--no-open", "--port", "0"])
        .assert()
        .code(1)
        .stdout("")
        .stderr(contains("Building the book").and(contains("lesson-01.md:12: no anchor `slow`")));
    assert!(test.calls().starts_with("run --package bookbinder -- build"), "{}", test.calls());
}

#[test]
fn a_book_that_is_not_there_after_building_is_said() {
    let test = TestCourse::new();
    fs::remove_file(test.path("target/book/index.html")).unwrap();
    test.course()
        .args(["--no-open", "--port", "0"])
        .assert()
        .code(1)
        .stderr(contains("target/book/index.html is not there"));
}

#[test]
fn a_port_in_use_that_was_asked_for_is_wrong_use() {
    let test = TestCourse::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    test.course()
        .args(["--no-open", "--port", &port])
        .assert()
        .code(2)
        .stderr(contains(format!("port {port} is in use")));
    assert_eq!(test.calls(), "", "no book is built for nothing");
}

#[test]
fn a_pipe_gets_no_colour_and_a_closed_one_costs_no_verdict() {
    let test = TestCourse::new();
    test.check_ends("exercise-01-overlap", Ending::Passes);
    test.course().arg("list").assert().stdout(contains("\u{1b}").not());
    test.course()
        .env("CLICOLOR_FORCE", "1")
        .arg("list")
        .assert()
        .stdout(contains("\u{1b}"))
        .stdout(contains("not yet"));
    test.course()
        .env("CLICOLOR_FORCE", "1")
        .env("NO_COLOR", "1")
        .arg("list")
        .assert()
        .stdout(contains("\u{1b}").not());

    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let status = test.std_course().args(["check", "overlap"]).stdout(writer).status().unwrap();
    assert_eq!(status.code(), Some(0));
    test.course().arg("list").assert().stdout(contains("✓ solved   overlap"));
}

#[test]
fn help_shows_an_example_of_every_subcommand() {
    let test = TestCourse::new();
    for command in ["list", "check", "next", "show", "hint", "solution", "reset", "new"] {
        test.course()
            .args([command, "--help"])
            .assert()
            .code(0)
            .stdout(contains(format!("  cargo course {command}")))
            .stdout(contains("Example"));
    }
    test.course().arg("--help").assert().code(0).stdout(contains("Exit codes:"));
}

/// The tests of what the commands print, with other variables around them: a test begins without them.
#[test]
fn no_variable_around_the_tests_changes_their_verdicts() {
    const ME: &str = "no_variable_around_the_tests_changes_their_verdicts";
    for variables in [
        &[("CI", "true"), ("NO_COLOR", "1"), ("LANG", "ja_JP.UTF-8"), ("RUST_LOG", "trace")],
        &[("CI", "1"), ("CLICOLOR_FORCE", "1"), ("COLORTERM", "truecolor"), ("HOME", "/nowhere")],
        &[("CI", ""), ("CLICOLOR", "0"), ("TERM", "dumb"), ("RUST_BACKTRACE", "full")],
    ] {
        let mut again = std::process::Command::new(std::env::current_exe().unwrap());
        again.args(["commands::", "answers::", "check::", "not_checked::", "results::"]);
        again.args(["--skip", ME, "--color=never"]).envs(variables.iter().copied());
        let output = again.output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "with {variables:?}:\n{said}");
        for module in ["commands::", "answers::", "check::", "not_checked::", "results::"] {
            assert!(said.contains(&format!("test {module}")), "none of {module} ran:\n{said}");
        }
    }
}

/// Whatever happens: a program reads an answer in one form.
#[test]
fn every_answer_for_a_program_is_json_failures_too() {
    let parsed = |test: &TestCourse, args: &[&str]| {
        let mut course = test.course();
        let output = course.args(args).arg("--json").output().unwrap();
        let shown = String::from_utf8(output.stdout).unwrap();
        let value: serde_json::Value =
            serde_json::from_str(&shown).unwrap_or_else(|why| panic!("{args:?}: {why}: {shown}"));
        (value, output.status.code())
    };
    let test = TestCourse::new();
    for args in [
        &["list"][..],
        &["next"],
        &["check"],
        &["check", "1"],
        &["check", "--all"],
        &["show"],
        &["hint", "--all"],
        &["solution", "overlap", "--peek"],
        &["reset", "overlap"],
    ] {
        assert_eq!(parsed(&test, args).0.get("error"), None, "{args:?}");
    }
    for (args, code, words) in [
        (&["check", "nope"][..], 2, "no lesson or exercise"),
        (&["show", "nope"], 2, "no lesson or exercise"),
        (&["hint", "1"], 2, "a whole lesson"),
        (&["solution", "overlap"], 1, "not solved yet"),
        (&["reset", "nope"], 2, "no lesson or exercise"),
        (&["check", "--junit", "nowhere/at/all.xml"], 2, "cannot be written"),
    ] {
        let (value, found) = parsed(&test, args);
        assert!(value["error"].as_str().unwrap().contains(words), "{args:?}: {value}");
        assert_eq!(found, Some(code), "{args:?}");
    }
    fs::remove_file(test.path("exercises/lesson-01/checks/overlap.rs")).unwrap();
    let (value, _) = parsed(&test, &["check", "overlap"]);
    assert!(value["error"].as_str().unwrap().contains("git restore"), "{value}");
}

/// It may have been pasted from anywhere.
#[test]
fn a_name_is_said_back_without_what_a_terminal_obeys_and_with_an_end() {
    let test = TestCourse::new();
    let long = "料".repeat(5_000);
    for name in ["\u{1b}[31mred", "\u{202e}overlap", "a\nb", "lesson-9\u{7}9", &long] {
        for command in ["check", "show", "hint", "solution", "reset"] {
            let mut course = test.course();
            course.env("CLICOLOR_FORCE", "1").args([command, name]);
            let told = String::from_utf8(course.output().unwrap().stderr).unwrap();
            let told = told.replacen("\u{1b}[1m\u{1b}[31merror:\u{1b}[0m", "error:", 1);
            assert!(told.starts_with("error: "), "{told:?}");
            assert!(!told.trim_end().contains(['\u{1b}', '\u{202e}', '\n', '\u{7}']), "{told:?}");
            assert!(told.chars().count() < 250, "{told}");
        }
    }
}
