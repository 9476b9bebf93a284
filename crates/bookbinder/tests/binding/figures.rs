//! The figures that the course promises, counted on a small course.

use bookbinder::LessonFigures;
use syllabus::{Proved, Workspace};

use crate::mini::{Mini, scenes};

fn figures(mini: &Mini) -> bookbinder::Figures {
    let workspace = Workspace::find(&mini.path("")).unwrap();
    bookbinder::figures(&workspace, &scenes()).unwrap()
}

#[test]
fn questions_cards_and_words_before_the_first_program_are_counted() {
    let counted = figures(&Mini::asking()).lessons;
    // "Shopping", and "It takes 42 minutes."
    let (words, lesson) = (Some(5), 1);
    let (guesses, quiz, cards, wrong, sourced) = (2, 7, 2, 18, 1);
    let wanted = LessonFigures {
        lesson,
        before_program: words,
        before_drawing: words,
        guesses,
        quiz,
        cards,
        wrong,
        sourced,
        closing: 0,
        // The small course has an exercise in its list, and no file of it.
        proved: Proved::default(),
    };
    assert_eq!(counted, [wanted]);
}

#[test]
fn exercises_are_counted_by_the_files_that_are_proved() {
    let mini = Mini::new();
    for file in [
        "exercises/lesson-01/again.rs",
        "exercises/lesson-01/checks/again.rs",
        "exercises/lesson-01/unlisted.rs",
        "solutions/lesson-01/again.rs",
        "solutions/lesson-01/right/again/a.rs",
        "solutions/lesson-01/right/again/b.rs",
        "solutions/lesson-01/right/again/notes.md",
        "solutions/lesson-01/right/unlisted/a.rs",
        "solutions/lesson-01/mistakes/again/a.rs",
        "solutions/lesson-01/mistakes/again/b.rs",
        "solutions/lesson-01/mistakes/again/c.rs",
    ] {
        mini.write(file, "");
    }
    let counted = figures(&mini);
    let wanted = Proved { exercises: 1, solutions: 1, right: 2, mistakes: 3 };
    assert_eq!((counted.lessons[0].proved, counted.proved()), (wanted, wanted));
    let said = counted.to_string();
    let all = "in all: 1 lessons, 1 exercises, 1 solutions, 2 other right answers, 3 mistakes, 0 guesses, \
               0 quiz questions, 0 cards, 0 questions of the closing quiz";
    assert!(said.contains(all), "{said}");
}

/// The text of a question is passed, and so are its choices; its run is a drawing, its code a program.
#[test]
fn a_guess_counts_as_a_reader_meets_it() {
    let mini = Mini::asking();
    mini.write("book/src/lesson-01.md", "# One\n\n{{#guess cut}}\n\n{{#guess home}}\n");
    let counted = &figures(&mini).lessons[0];
    // The title, the question, and "bread: fails, eggs: never starts, letter: runs on, meat: cut off", … for its choices.
    let cut = 1 + 8 + (11 + 10 + 11);
    assert_eq!(counted.before_drawing, Some(cut));
    assert_eq!(counted.before_program, Some(cut + 10));
}

#[test]
fn our_script_is_counted_as_it_is_sent() {
    let mini = Mini::new();
    assert_eq!(figures(&mini).script, 0);
    mini.write("book/web/a.js", &"let a = 1;\n".repeat(1000));
    let one = figures(&mini).script;
    assert!((20..200).contains(&one), "{one}");
    mini.write("book/web/b.js", &"let a = 1;\n".repeat(1000));
    mini.write("book/web/b.css", "a {}");
    // Both are sent as one file, in which the second says nothing new.
    let both = figures(&mini).script;
    assert!((one + 1..2 * one).contains(&both), "{both}");
}

#[test]
fn a_question_that_is_wrong_is_told_instead() {
    let mini = Mini::asking();
    let file = "crates/lesson-01/questions.toml";
    mini.write(file, &mini.read(file).replacen("kind = \"when\"", "kind = \"then\"", 1));
    let workspace = Workspace::find(&mini.path("")).unwrap();
    let refusal = bookbinder::figures(&workspace, &scenes()).unwrap_err().to_string();
    assert!(
        refusal.starts_with("crates/lesson-01/questions.toml:4: there is no kind"),
        "{refusal}"
    );
}
