//! What becomes of a check, in words: the verdict comes from the worker's report. What says nothing of
//! the answer stands in `not_checked.rs`, what a program may do in `check_programs.rs`.

use std::fs;

use predicates::prelude::*;
use predicates::str::contains;

use crate::test_course::{Diagnostic, Ending, PROGRESS, TestCourse, checked};

#[test]
fn a_passed_check_is_told_why_and_remembered() {
    let test = TestCourse::new();
    test.check_ends("exercise-01-overlap", Ending::Passes);
    test.course()
        .args(["check", "overlap"])
        .assert()
        .code(0)
        .stdout(contains("✓ lesson-01/overlap").and(contains("Because overlap is right.")))
        .stdout(contains("Next: lesson-01/lazy"));
    test.course().arg("list").assert().code(1).stdout(contains("1 of 3 exercises solved."));
    test.course().arg("next").assert().code(1).stdout(contains("lesson-01/lazy"));
}

#[test]
fn a_refusal_is_shown_without_the_noise_of_the_test_runner() {
    let test = TestCourse::new();
    test.check_ends(
        "exercise-01-overlap",
        Ending::Script(
            "printf '\nrunning 1 test\n'; begin; report refused 'your run took 6 s = 3 + 1 + 2'
             printf 'test checks::overlap_passes ... FAILED\n\nfailures:\n'; exit 101",
        ),
    );
    test.course()
        .args(["check", "overlap"])
        .assert()
        .code(1)
        .stdout(contains("✗ lesson-01/overlap"))
        .stdout(contains("your run took 6 s = 3 + 1 + 2"))
        .stdout(contains("hint 1 of 3: cargo course hint overlap"))
        .stdout(contains("Edit exercises/lesson-01/overlap.rs"))
        .stdout(contains("running 1 test").not().and(contains("failures:").not()));
    test.course().arg("list").assert().stdout(contains("· tried    overlap"));
}

#[test]
fn a_file_that_does_not_compile_shows_rustc_and_hides_no_other() {
    let test = TestCourse::new();
    let message = "error[E0308]: mismatched types\n  --> exercises/lesson-01/overlap.rs:3:5\n";
    test.check_ends(
        "exercise-01-overlap",
        Ending::DoesNotCompile(&[
            Diagnostic {
                rendered: "error[E0308]: mismatched types\n  --> exercises/lesson-01/overlap.rs:3:5\n",
                file: "exercises/lesson-01/overlap.rs",
                label: "expected `String`, found `u8`",
        expanded: false,
            },
            Diagnostic { rendered: "error: aborting due to 1 previous error\n", file: "", label: "", expanded: false },
        ]),
    );
    test.check_ends("exercise-01-lazy", Ending::Passes);
    test.course()
        .args(["check", "1"])
        .assert()
        .code(1)
        .stdout(contains("✗ lesson-01/overlap").and(contains("it does not build:")))
        .stdout(contains(message))
        .stdout(contains("Compiling").not())
        .stdout(contains("✓ lesson-01/lazy"))
        .stdout(contains("1 of 2 exercises passed."));
}

#[test]
fn a_function_that_is_not_the_one_asked_for_is_said_in_a_sentence() {
    const AT_THE_CHECK: Diagnostic = Diagnostic {
        rendered: "error[E0061]: this function takes 1 argument but 2 were supplied\n",
        file: "exercises/lesson-01/checks/overlap.rs",
        label: "unexpected argument #2",
        expanded: false,
    };
    const GIVEN: Diagnostic = Diagnostic {
        rendered: "error[E0425]: cannot find function\n",
        file: "exercises/lesson-01/given/breakfast.rs",
        label: "",
        expanded: false,
    };
    const IN_THE_FILE: Diagnostic = Diagnostic {
        rendered: "error[E0308]: mismatched types\n",
        file: "exercises/lesson-01/overlap.rs",
        label: "expected `String`",
        expanded: false,
    };
    const BEHIND_A_QUESTION_MARK: Diagnostic = Diagnostic { expanded: true, ..IN_THE_FILE };
    const NOWHERE: Diagnostic = Diagnostic {
        rendered: "error: aborting due to 1 previous error\n",
        file: "",
        label: "",
        expanded: false,
    };
    let sentence = "the check cannot call `overlap` in your file";
    for (diagnostics, label) in [
        (&[AT_THE_CHECK][..], "(unexpected argument"),
        (&[AT_THE_CHECK, NOWHERE], "(unexpected argument"),
        (&[GIVEN], "in your file."),
        (&[GIVEN, AT_THE_CHECK, NOWHERE], "(unexpected argument"),
    ] {
        checked(Ending::DoesNotCompile(diagnostics))
            .code(1)
            .stdout(contains(sentence).and(contains(label)).and(contains("only the body is")))
            .stdout(contains(diagnostics[0].rendered.trim_end()))
            .stdout(contains("could not compile").not());
    }
    for diagnostics in [&[IN_THE_FILE][..], &[AT_THE_CHECK, IN_THE_FILE], &[BEHIND_A_QUESTION_MARK]]
    {
        checked(Ending::DoesNotCompile(diagnostics))
            .code(1)
            .stdout(contains("it does not build:").and(contains(sentence).not()));
    }
}

#[test]
fn a_passed_answer_is_drawn_and_can_be_compared() {
    checked(Ending::Script("begin; report passed 'tea  ├──┤ ✓'"))
        .code(0)
        .stdout(contains("your run\ntea  ├──┤ ✓\n"))
        .stdout(contains("Compare: solutions/lesson-01/overlap.rs"));
}

#[test]
fn what_was_refused_the_last_time_is_not_listed_as_solved() {
    let test = TestCourse::new();
    let list = || test.course().arg("list").assert();
    for (ending, state) in [
        (Ending::Passes, "✓ solved   overlap"),
        (Ending::Refuses("no"), "· tried    overlap"),
        (Ending::Passes, "✓ solved   overlap"),
    ] {
        test.check_ends("exercise-01-overlap", ending);
        let _ = test.course().args(["check", "overlap"]).assert();
        list().stdout(contains(state));
    }
    test.course().args(["reset", "overlap"]).assert().code(0);
    list().stdout(contains("  not yet  overlap"));
}

/// Not one of them is built.
#[test]
fn what_nobody_has_begun_is_one_line_among_many() {
    let test = TestCourse::new();
    test.hand_out("lesson-01/lazy");
    test.hand_out("lesson-02/start_all");
    test.check_ends("exercise-01-overlap", Ending::Passes);
    test.course()
        .args(["check", "--all"])
        .assert()
        .code(1)
        .stdout(contains("· not begun: lazy, start_all\n"))
        .stdout(contains("1 of 3 exercises passed."));
    assert_eq!(test.calls().lines().count(), 1, "{}", test.calls());
}

#[test]
fn what_rustc_warns_of_is_a_remark_beside_the_verdict() {
    checked(Ending::Warns(&[Diagnostic {
        rendered: "warning: unused variable: `tea`\n",
        file: "exercises/lesson-01/overlap.rs",
        label: "",
        expanded: false,
    }]))
    .code(0)
    .stdout(contains("✓").and(contains("rustc has a remark:\n\nwarning: unused variable: `tea`")));
}

#[test]
fn an_untouched_stub_is_to_do_and_not_tried() {
    let test = TestCourse::new();
    test.course()
        .args(["check", "overlap"])
        .assert()
        .code(1)
        .stdout(contains("to do: do something").and(contains("✗").not()));
    assert!(!test.path(PROGRESS).exists(), "nothing has happened that is worth storing");
}

#[test]
fn a_refusal_names_the_part_of_the_chapter_that_explains_it() {
    for (verdict, read) in [
        ("report refused 'no' \"$(printf 'resumes\\tanswers')\"", "lesson-01.md#the-sum"),
        ("report refused 'no' \"$(printf 'answers\\tat once')\"", "lesson-01.md#limits"),
        ("report refused 'no' 'answers'", "lesson-01.md#the-trap"),
        ("report refused 'no'", "lesson-01.md#the-trap"),
        ("exit 1", "lesson-01.md#the-trap"),
    ] {
        let script = format!("begin; {verdict}").leak();
        let read = format!("\n  Read: book/src/{read}\n  Edit exercises/lesson-01/overlap.rs;");
        checked(Ending::Script(script)).code(1).stdout(contains(read));
    }
}

/// From elsewhere in the course the path leads there as well.
#[test]
fn the_part_to_read_is_a_path_that_leads_there() {
    let test = TestCourse::new();
    test.check_ends("exercise-01-overlap", Ending::Refuses("no"));
    fs::create_dir_all(test.path("book/src")).unwrap();
    for (folder, read) in [
        ("", "book/src/lesson-01.md#the-trap"),
        ("book", "src/lesson-01.md#the-trap"),
        ("exercises/lesson-01", "../../book/src/lesson-01.md#the-trap"),
    ] {
        let mut course = test.course();
        course.current_dir(test.path(folder)).args(["check", "overlap"]);
        course.assert().code(1).stdout(contains(format!("  Read: {read}\n")));
    }
}

/// Drawings take the terminal's width, within what a reader follows; in a pipe it is asked for.
#[test]
fn a_check_is_told_how_wide_a_drawing_may_be() {
    let test = TestCourse::new();
    let script = "begin; report passed \"at $VERDICT_COLUMNS\"";
    test.check_ends("exercise-01-overlap", Ending::Script(script));
    for (asked, told) in [(None, 80), (Some("120"), 120), (Some("20"), 20), (Some("wide"), 80)] {
        let mut course = test.course();
        asked.map(|columns| course.env("COLUMNS", columns));
        let words = format!("your run\nat {told}\n");
        course.args(["check", "overlap"]).assert().code(0).stdout(contains(words));
    }
}

/// Nor is a command broken where a line ends.
#[test]
fn prose_is_broken_between_words_at_the_width_of_the_terminal() {
    for columns in [0, 1, 20, 40, 60, 80, 120, 1_000] {
        let test = TestCourse::new();
        let reason = format!("- {}", "overlap ".repeat(40).trim_end());
        test.check_ends("exercise-01-overlap", Ending::Refuses(reason.leak()));
        test.write(
            "solutions/lesson-01/stubs/overlap.rs",
            &format!("//! # overlap: a title\n//!\n//! {0}\n//! {0}\n", "overlap ".repeat(12)),
        );
        fs::create_dir(test.path(PROGRESS)).unwrap();
        let width = columns.clamp(40, 100);
        for args in [&["check", "overlap"][..], &["show", "overlap"], &["hint", "overlap"]] {
            let output =
                test.course().env("COLUMNS", columns.to_string()).args(args).output().unwrap();
            let shown = [output.stdout, output.stderr].concat();
            let shown = String::from_utf8(shown).unwrap();
            for line in shown.lines().filter(|line| line.contains(' ')) {
                let is_prose = line.contains("overlap overlap") || !line.starts_with("  ");
                let is_heading = line.contains(" · ");
                let fits = line.chars().count() <= width;
                assert!(fits || is_heading || !is_prose, "{columns}, {args:?}: {line}");
            }
            let hint = "cargo course hint overlap";
            assert!(
                args[0] != "check" || shown.lines().any(|line| line.ends_with(hint)),
                "{shown}"
            );
        }
    }
}
