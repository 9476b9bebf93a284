//! The book that the tests open: the course's own, and pages of every kind of question.
//!
//! What a chapter asks is its author's choice; `fixtures` has every kind whatever the chapters have.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use syllabus::Workspace;
use timeline::SvgOptions;

use crate::scenes;

const CHAPTER: &str = include_str!("fixtures/chapter.html");
const PRACTICE: &str = include_str!("fixtures/practice.html");

/// Builds the pages into a folder, with `a-chapter.html` and `a-practice.html` beside them.
pub fn pages(folder: &Path) -> PathBuf {
    let workspace = Workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let pages = bookbinder::build(&workspace, lab::lessons(), Some(folder));
    let pages = pages.unwrap_or_else(|error| panic!("{error:#}"));
    let frame = std::fs::read_to_string(pages.join("index.html")).unwrap();
    for (name, body) in [("a-chapter.html", CHAPTER), ("a-practice.html", PRACTICE)] {
        std::fs::write(pages.join(name), framed(&frame, &filled(body))).unwrap();
    }
    pages
}

/// A page of the book with another body.
fn framed(frame: &str, body: &str) -> String {
    let (head, rest) = frame.split_once("<main>").unwrap();
    let (_, foot) = rest.split_once("</main>").unwrap();
    format!("{head}<main>{body}</main>{foot}")
}

/// Puts in what stands in double braces: `run in_turn`, `quiz lesson-01`, `cards lesson-01`.
fn filled(body: &str) -> String {
    let mut filled = String::new();
    let mut rest = body;
    while let Some((before, mark)) = rest.split_once("{{") {
        let (mark, after) = mark.split_once("}}").unwrap();
        filled += before;
        filled += &match mark.split_once(' ').unwrap() {
            ("quiz", lesson) => quiz(lesson),
            ("cards", lesson) => cards(lesson),
            ("run", scene) => drawing(scene, filled.len()),
            (other, _) => panic!("{other} is none of them"),
        };
        rest = after;
    }
    filled + rest
}

/// Six questions, each with three choices `a`, `b`, `c`; `b` is right.
fn quiz(lesson: &str) -> String {
    let mut html = String::new();
    for number in 1..=6 {
        let _ = write!(
            html,
            "<section class=\"q\" id=\"q-{lesson}-which-{number}\" data-id=\"{lesson}/which-{number}\" \
             data-kind=\"which\" data-see=\"lesson-01.html#differences-that-bite\">\
             <div class=\"q-ask\"><p>Which one is it, {number} of {lesson}?</p></div>\
             <ol class=\"q-choices\"><li data-key=\"a\"><code>a{number}</code></li>\
             <li data-key=\"b\">b{number}</li><li data-key=\"c\">c{number}</li></ol>\
             <details class=\"q-answer\"><summary>Show the answer</summary>\
             <p class=\"q-right\" data-key=\"b\"><strong>b{number}.</strong> It is so.</p>\
             <ul class=\"q-why\"><li data-key=\"a\"><strong>a{number}.</strong> It is not a.</li>\
             <li data-key=\"c\"><strong>c{number}.</strong> It is not c.</li></ul></details></section>"
        );
    }
    html
}

/// Three cards.
fn cards(lesson: &str) -> String {
    let mut html = String::new();
    for number in 1..=3 {
        let _ = write!(
            html,
            "<details class=\"card\" data-id=\"{lesson}/card-{number}\" \
             data-see=\"lesson-01.html#differences-that-bite\"><summary>Front {number} of \
             {lesson}</summary><div class=\"card-back\"><p>Back {number}</p></div></details>"
        );
    }
    html
}

fn drawing(scene: &str, place: usize) -> String {
    let scene = scenes::named(scene);
    let id_prefix = &format!("fixture-{place}");
    let title = scene.caption;
    let svg =
        scene.play(&scene.cast).to_svg(&SvgOptions { id_prefix, title, ..SvgOptions::default() });
    format!(
        "<figure class=\"timeline\"><div class=\"tl-scroll\" tabindex=\"0\">{svg}</div></figure>"
    )
}
