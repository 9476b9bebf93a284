//! What every lesson of the course must have; `cargo run -p bookbinder -- figures` prints what it has.

use std::path::Path;

use bookbinder::{Figures, LessonFigures};
use syllabus::{Proved, Workspace};

/// Words that a reader passes at most before the first program, and before the first drawing.
const WORDS: (usize, usize) = (150, 400);
/// Guesses, questions of the quiz, cards.
const QUESTIONS: (usize, usize, usize) = (3, 6, 8);
/// Questions of the closing quiz, and those of them about the scenes of one lesson.
const CLOSING: (usize, usize) = (20, 2);
/// Of the whole course: solutions, other right answers, mistakes, questions of quizzes, cards.
const ALL: [usize; 5] = [34, 102, 102, 72, 90];
/// Of ten wrong choices so many name where people think so.
const SOURCED_OF_TEN: usize = 8;
/// Bytes of all our scripts together, each compressed: the bar of the page's look. The goal is 12 kB.
const SCRIPT: usize = 20_000;

#[test]
fn every_lesson_asks_early_and_enough() {
    let figures = figures();
    let missed: Vec<String> = figures.lessons.iter().flat_map(missed).collect();
    assert!(missed.is_empty(), "{}\n\n{figures}", missed.join("\n"));
    let Figures { script, .. } = figures;
    assert!(script <= SCRIPT, "our scripts have {script} bytes, compressed: at most {SCRIPT}");
}

#[test]
fn the_course_has_as_much_as_it_promises() {
    let figures = figures();
    let Proved { solutions, right, mistakes, .. } = figures.proved();
    let sum = |of: fn(&LessonFigures) -> usize| figures.lessons.iter().map(of).sum::<usize>();
    let all = [solutions, right, mistakes, sum(|lesson| lesson.quiz), sum(|lesson| lesson.cards)];
    assert!(all.iter().zip(ALL).all(|(has, promised)| *has >= promised), "{figures}");
}

/// Who writes a new lesson may ask about it last.
#[test]
fn the_closing_quiz_asks_about_every_lesson_up_to_its_last() {
    let figures = figures();
    let asked: Vec<usize> = figures.lessons.iter().map(|lesson| lesson.closing).collect();
    assert!(asked.iter().sum::<usize>() >= CLOSING.0, "{figures}");
    let last = asked.iter().rposition(|asked| *asked > 0).unwrap();
    assert!(asked[..=last].iter().all(|asked| *asked >= CLOSING.1), "{figures}");
}

fn figures() -> Figures {
    let workspace = Workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    bookbinder::figures(&workspace, &lab::lessons()).unwrap()
}

fn missed(lesson: &LessonFigures) -> Vec<String> {
    let LessonFigures {
        before_program, before_drawing, guesses, quiz, cards, wrong, sourced, ..
    } = *lesson;
    let within = |words: Option<usize>, most| words.is_some_and(|words| words <= most);
    let bars = [
        (within(before_program, WORDS.0), "a program within 150 words"),
        (within(before_drawing, WORDS.1), "a drawing within 400 words"),
        (guesses >= QUESTIONS.0, "three guesses"),
        (quiz >= QUESTIONS.1, "six questions in its quiz"),
        (cards >= QUESTIONS.2, "eight cards"),
        (10 * sourced >= SOURCED_OF_TEN * wrong, "`from` with eight of ten wrong choices"),
    ];
    let missed = bars.into_iter().filter(|(holds, _)| !holds);
    missed.map(|(_, what)| format!("lesson {:02} needs {what}", lesson.lesson)).collect()
}
