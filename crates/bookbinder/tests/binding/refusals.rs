//! Each fault that fails the build, with the words that name its place.

use crate::mini::Mini;

/// The chapter of `Mini` has 17 lines, so an appended line is line 18.
const PLACE: &str = "book/src/lesson-01.md:18: ";

#[track_caller]
fn refuses(line: &str, words: &str) {
    let refusal = Mini::refusal_of(line);
    let (place, message) = refusal.split_at(PLACE.len().min(refusal.len()));
    assert_eq!(place, PLACE, "{refusal}");
    assert!(message.starts_with(words), "{refusal}");
    assert_eq!(refusal.lines().count(), 1, "{refusal}");
}

#[test]
fn an_unknown_directive() {
    refuses("{{#clock shopping}}", "there is no directive {{#clock}}");
    refuses("{{#include ../x.rs}}", "there is no directive {{#include}}");
    refuses("{{#}}", "there is no directive {{#}}");
}

#[test]
fn a_directive_that_is_written_wrongly() {
    refuses("{{#timeline shopping", "this directive is not closed");
    refuses("see {{#timeline shopping}}", "{{#timeline}} makes a block");
    refuses("  {{#timeline shopping}}", "{{#timeline}} makes a block");
    refuses("{{#timeline}}", "wrong arguments; write {{#timeline scene}}");
    refuses("{{#compare shopping}}", "wrong arguments; write {{#compare scene_a scene_b}}");
    refuses("{{#code a b}}", "wrong arguments; write {{#code");
}

#[test]
fn a_missing_file_or_anchor() {
    refuses("{{#code src/no.rs:x}}", "cannot read crates/lesson-01/src/no.rs: ");
    refuses(
        "{{#code src/lib.rs:no}}",
        "crates/lesson-01/src/lib.rs has no anchor \"no\"; it has shop, first",
    );
    refuses("{{#twins python/shop.py:shop src/lib.rs:no}}", "crates/lesson-01/src/lib.rs has no");
}

#[test]
fn a_missing_table() {
    refuses("{{#table crates/no.tsv}}", "cannot read crates/no.tsv: ");
    refuses("{{#table}}", "wrong arguments; write {{#table");
}

#[test]
fn a_missing_scene_case_or_lesson() {
    refuses("{{#timeline no}}", "lesson 01 has no scene \"no\"; it has shopping, quiet");
    refuses("{{#compare shopping no}}", "lesson 01 has no scene \"no\"");
    refuses("{{#output lesson-07/no}}", "there is no lesson 07 in crates/lab/src/lib.rs");
    refuses("{{#minutes lesson-07}}", "there is no lesson 07: crates/lesson-07/");
    let case = "cannot read crates/lesson-01/tests/compile_fail/no.stderr";
    refuses("{{#compile-error no}}", case);
}

#[test]
fn a_scene_without_output() {
    refuses("{{#output quiet}}", "scene \"quiet\" prints nothing");
}

#[test]
fn a_directive_outside_a_lesson_that_names_none() {
    let mini = Mini::new();
    mini.append("book/src/index.md", "{{#minutes}}\n{{#timeline shopping}}\n{{#code src/lib.rs}}");
    let refusal = mini.build().unwrap_err();
    for (line, name) in [(4, "minutes"), (5, "timeline"), (6, "code")] {
        let words = format!("book/src/index.md:{line}: {{{{#{name}}}}} outside a lesson's chapter");
        assert!(refusal.contains(&words), "{refusal}");
    }
}

#[test]
fn a_run_that_is_not_its_snapshot() {
    let mini = Mini::new();
    let path = "crates/lesson-01/tests/snapshots/quiet.snap";
    mini.write(path, &mini.read(path).replace("bread finished", "bread failed"));
    let refusal = mini.build().unwrap_err();
    assert!(
        refusal.starts_with("book/src/lesson-01.md:13: the run of scene \"quiet\""),
        "{refusal}"
    );
    assert!(refusal.contains("differs from crates/lesson-01/tests/snapshots/quiet.snap"));
    assert!(refusal.contains("bread failed") && refusal.contains("bread finished"), "{refusal}");
    assert!(refusal.ends_with("run `cargo test -p lesson-01`"), "{refusal}");
}

#[test]
fn a_scene_without_snapshot() {
    let mini = Mini::new();
    std::fs::remove_file(mini.path("crates/lesson-01/tests/snapshots/quiet.snap")).unwrap();
    let refusal = mini.build().unwrap_err();
    let words = "book/src/lesson-01.md:13: scene \"quiet\" has no snapshot";
    assert!(refusal.starts_with(words), "{refusal}");
    let command = "`INSTA_UPDATE=always cargo test -p lesson-01 --test scenes`";
    assert!(refusal.contains(command), "{refusal}");
}

#[test]
fn an_anchor_that_no_chapter_shows() {
    let mini = Mini::new();
    mini.append("crates/lesson-01/src/lib.rs", "// ANCHOR: spare\n// ANCHOR_END: spare");
    mini.write("crates/lesson-01/python/deep/x.py", "\n# ANCHOR: deep\n# ANCHOR_END: deep\n");
    let refusal = mini.build().unwrap_err();
    assert_eq!(
        refusal,
        "crates/lesson-01/python/deep/x.py:2: no chapter shows anchor \"deep\": use it or remove \
         the mark\n\
         crates/lesson-01/src/lib.rs:10: no chapter shows anchor \"spare\": use it or remove the \
         mark"
    );
}

#[test]
fn a_mark_without_its_other_end() {
    let mini = Mini::new();
    mini.append("crates/lesson-01/src/lib.rs", "// ANCHOR: open\n// ANCHOR_END: other");
    let refusal = mini.build().unwrap_err();
    for words in [
        "crates/lesson-01/src/lib.rs:10: anchor \"open\" has no ANCHOR_END",
        "crates/lesson-01/src/lib.rs:11: anchor \"other\" ends here and begins nowhere above",
    ] {
        assert!(refusal.contains(words), "{refusal}");
    }
}

#[test]
fn all_faults_are_told_at_once_in_the_order_of_the_lines() {
    let refusal = Mini::refusal_of("{{#a}}\n\n{{#timeline no}}\n{{#b}}");
    let lines: Vec<_> = refusal.lines().map(|line| line.split(": ").next().unwrap()).collect();
    assert_eq!(lines, [18, 20, 21].map(|line| format!("book/src/lesson-01.md:{line}")));
}

#[test]
fn a_chapter_that_is_not_there() {
    let mini = Mini::new();
    mini.append("book/src/SUMMARY.md", "- [No](no.md)");
    assert!(mini.build().unwrap_err().contains("no.md"));
}

#[test]
fn what_mdbook_warns_of() {
    let refusal = Mini::refusal_of("\n<section>\n\nnever closed");
    assert!(refusal.starts_with("mdBook warns:"), "{refusal}");
    assert!(refusal.contains("lesson-01.md"), "{refusal}");
}

#[test]
fn a_missing_list_of_exercises_and_its_cause_once() {
    let mini = Mini::new();
    std::fs::remove_file(mini.path("exercises/lesson-01/lesson.toml")).unwrap();
    let refusal = mini.build().unwrap_err();
    assert!(refusal.contains("exercises/lesson-01/lesson.toml: "), "{refusal}");
    assert_eq!(refusal.matches("(os error").count(), 1, "{refusal}");
}

#[test]
fn a_lessons_chapter_that_is_not_listed() {
    let mini = Mini::new();
    mini.write("book/src/lesson-02.md", "# No lesson yet\n");
    assert_eq!(
        mini.build().unwrap_err(),
        "book/src/SUMMARY.md:1: lesson-02.md is not listed here, so no page is made of it: add it, \
         or remove the file"
    );
}
