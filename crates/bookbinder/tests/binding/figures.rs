//! What the course promises, counted on a small one.

use bookbinder::LessonFigures;
use syllabus::Workspace;

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
    };
    assert_eq!(counted, [wanted]);
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
    assert_eq!(figures(&mini).script, 2 * one);
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
