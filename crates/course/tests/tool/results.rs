//! The results of a class: `cargo course check --all --junit FILE`, as a teacher's script calls it.

use std::fs;

use predicates::prelude::*;
use predicates::str::contains;

use crate::test_course::{Diagnostic, Ending, TestCourse};

/// What each test case says: lesson, id, and what it did not pass by: element, type, message, text.
fn cases(test: &TestCourse, file: &str) -> Vec<(String, String, Option<[String; 4]>)> {
    let xml = fs::read_to_string(test.path(file)).unwrap();
    let document = roxmltree::Document::parse(&xml).unwrap_or_else(|why| panic!("{why}\n{xml}"));
    let all = document.descendants().filter(|node| node.has_tag_name("testcase"));
    let all = all.map(|case| {
        let of = |name| case.attribute(name).unwrap().to_owned();
        assert!(of("time").parse::<f64>().unwrap() >= 0.0);
        let not_passed =
            case.children().find(|node| node.has_tag_name("failure") || node.has_tag_name("error"));
        let said = not_passed.map(|node| {
            let attribute = |name| node.attribute(name).unwrap_or_default();
            let text = node.text().unwrap_or_default();
            [node.tag_name().name(), attribute("type"), attribute("message"), text]
                .map(str::to_owned)
        });
        (of("classname"), of("name"), said)
    });
    all.collect()
}

#[test]
fn every_exercise_is_a_test_case_with_its_refusal_as_text() {
    let test = TestCourse::new();
    test.check_ends(
        "exercise-01-overlap",
        Ending::Refuses("told:\n- your run took 6 s\n\ntea ├──┤ ✓"),
    );
    test.check_ends("exercise-02-start_all", Ending::Passes);
    let mut course = test.course();
    // Without a terminal, and without what one sets.
    course.args(["check", "--all", "--junit", "results.xml"]).env_clear();
    course.env("CARGO", test.path("fake/cargo")).env("PATH", "/usr/bin:/bin").write_stdin("");
    course.assert().code(1).stdout(contains("1 of 3 exercises passed."));
    let said = |words: [&str; 4]| Some(words.map(str::to_owned));
    assert_eq!(
        cases(&test, "results.xml"),
        [
            (
                "lesson-01".to_owned(),
                "overlap".to_owned(),
                said([
                    "failure",
                    "refused",
                    "your run took 6 s",
                    "told:\n- your run took 6 s\n\ntea ├──┤ ✓"
                ])
            ),
            (
                "lesson-01".to_owned(),
                "lazy".to_owned(),
                said(["failure", "not written", "do something", "do something"])
            ),
            ("lesson-02".to_owned(), "start_all".to_owned(), None),
        ]
    );
}

#[test]
fn what_was_not_run_is_an_error_and_hides_no_other() {
    const MISMATCHED: Diagnostic = Diagnostic {
        rendered: "\u{1b}[1merror[E0308]\u{1b}[0m: mismatched types\n",
        file: "exercises/lesson-01/overlap.rs",
        label: "",
        expanded: false,
    };
    let test = TestCourse::new();
    test.check_ends("exercise-01-overlap", Ending::DoesNotCompile(&[MISMATCHED]));
    test.check_ends("exercise-01-lazy", Ending::Script("begin; exit 0"));
    test.check_ends("exercise-02-start_all", Ending::CargoFails("error: no such package\n"));
    test.course().args(["check", "--all", "--junit", "results.xml"]).assert().code(1);
    let cases = cases(&test, "results.xml");
    for (case, [r#type, words]) in cases.iter().zip([
        ["not built", "error[E0308]: mismatched types"],
        ["not run", "your code ended the program"],
        ["cargo failed", "error: no such package"],
    ]) {
        let [element, of_type, _, text] = case.2.as_ref().unwrap();
        assert_eq!([element, of_type], ["error", r#type], "{case:?}");
        assert!(text.contains(words), "{case:?}");
    }
}

/// The exit code is that of the verdicts, with the file and without.
#[test]
fn the_exit_code_is_as_without_a_file() {
    for (ending, code) in [(Ending::Passes, 0), (Ending::Refuses("no"), 1)] {
        let test = TestCourse::new();
        test.check_ends("exercise-01-overlap", ending);
        for args in [&["check", "overlap"][..], &["check", "overlap", "--junit", "r.xml"]] {
            test.course().args(args).assert().code(code);
        }
        assert_eq!(cases(&test, "r.xml").len(), 1);
    }
}

#[test]
fn what_a_learners_code_says_is_valid_xml_whatever_it_is() {
    for (number, bytes) in
        [r"\033[31m\000\001\007]]>", r"\357\277\276\357\277\277", r"\377\376<&>\r\n\t"]
            .into_iter()
            .enumerate()
    {
        let test = TestCourse::new();
        for (verdict, tag) in [("refused", "failure"), ("'not written'", "failure")] {
            let script = format!(
                "begin; printf '{bytes}'; report {verdict} \"$(printf '{bytes}' | tr -d '\\000')\""
            );
            test.check_ends("exercise-01-overlap", Ending::Script(script.leak()));
            test.course().args(["check", "overlap", "--junit", "r.xml"]).assert().code(1);
            let [element, ..] = cases(&test, "r.xml").remove(0).2.unwrap();
            assert!(element == tag || element == "error", "{number}: {element}");
        }
    }
}

/// Nobody waits for all checks to hear then that there are no results.
#[test]
fn a_place_where_no_file_can_be_written_is_told_before_anything_is_checked() {
    let test = TestCourse::new();
    test.write("not-a-folder", "");
    let in_a_file = test.path("not-a-folder/results.xml").display().to_string();
    for (file, words) in [
        ("nowhere/results.xml", "there is no folder nowhere; make it first"),
        (in_a_file.as_str(), "there is no folder"),
        (".", "that is no file"),
        ("book", "that is no file"),
        ("book/", "that is no file"),
        ("/dev/null", "that is no file"),
    ] {
        test.course()
            .args(["check", "--all", "--junit", file])
            .assert()
            .code(2)
            .stdout("")
            .stderr(contains("the results cannot be written to").and(contains(words)));
    }
    assert_eq!(test.calls(), "", "nothing was built");
    test.course().args(["check", "--all", "overlap"]).assert().code(2);
}

/// Who reads the file meets the results of before or the new ones, and nothing lies beside it.
#[test]
fn the_file_is_replaced_at_once() {
    let test = TestCourse::new();
    test.write("results/old.xml", "<old/>");
    std::os::unix::fs::symlink("old.xml", test.path("results/latest.xml")).unwrap();
    let reader = fs::File::open(test.path("results/old.xml")).unwrap();
    test.course().args(["check", "--all", "--junit", "results/latest.xml"]).assert().code(1);
    assert_eq!(std::io::read_to_string(reader).unwrap(), "<old/>");
    assert_eq!(cases(&test, "results/old.xml").len(), 3);
    let names = fs::read_dir(test.path("results")).unwrap();
    let mut names: Vec<_> = names.map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["latest.xml", "old.xml"]);
}
