//! What every lesson of the course has at least: `cargo run -p bookbinder -- figures` prints what it has.

use std::path::Path;

use bookbinder::{Figures, LessonFigures};
use syllabus::Workspace;

/// Words that a reader passes at most before the first program, and before the first drawing.
const WORDS: (usize, usize) = (150, 400);
/// Guesses, questions of the quiz, cards.
const QUESTIONS: (usize, usize, usize) = (3, 6, 8);
/// Questions of the closing quiz about its scenes.
const CLOSING: usize = 2;
/// Of ten wrong choices so many name where people think so.
const SOURCED_OF_TEN: usize = 8;
/// Bytes of all our scripts together, each compressed.
const SCRIPT: usize = 12_000;

#[test]
fn every_lesson_asks_early_and_enough() {
    let workspace = Workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let figures = bookbinder::figures(&workspace, &lab::lessons()).unwrap();
    let missed: Vec<String> = figures.lessons.iter().flat_map(missed).collect();
    assert!(missed.is_empty(), "{}\n\n{figures}", missed.join("\n"));
    let Figures { script, .. } = figures;
    assert!(script <= SCRIPT, "our scripts have {script} bytes, compressed: at most {SCRIPT}");
}

fn missed(lesson: &LessonFigures) -> Vec<String> {
    let LessonFigures {
        before_program,
        before_drawing,
        guesses,
        quiz,
        cards,
        closing,
        wrong,
        sourced,
        ..
    } = *lesson;
    let within = |words: Option<usize>, most| words.is_some_and(|words| words <= most);
    let bars = [
        (within(before_program, WORDS.0), "a program within 150 words"),
        (within(before_drawing, WORDS.1), "a drawing within 400 words"),
        (guesses >= QUESTIONS.0, "three guesses"),
        (quiz >= QUESTIONS.1, "six questions in its quiz"),
        (cards >= QUESTIONS.2, "eight cards"),
        (closing >= CLOSING, "two questions of the closing quiz"),
        (10 * sourced >= SOURCED_OF_TEN * wrong, "`from` with eight of ten wrong choices"),
    ];
    let missed = bars.into_iter().filter(|(holds, _)| !holds);
    missed.map(|(_, what)| format!("lesson {:02} needs {what}", lesson.lesson)).collect()
}
