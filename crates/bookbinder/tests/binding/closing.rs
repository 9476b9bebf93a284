//! The closing quiz: the questions of `book/closing.toml`, about the scenes of all lessons.

use scraper::{Html, Selector};

use crate::mini::{CLOSING, Mini};

const FILE: &str = "book/closing.toml";

/// The attribute of each element that matches, or its text where none is named.
fn values(page: &Html, selector: &str, attribute: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let value = |element: scraper::ElementRef<'_>| match attribute {
        "" => element.text().collect::<String>().trim().replace('\u{a0}', " "),
        _ => element.attr(attribute).unwrap_or_default().to_owned(),
    };
    page.select(&selector).map(value).collect()
}

fn page() -> Html {
    let mini = Mini::closing();
    mini.build().unwrap();
    Html::parse_document(&mini.read("target/book/closing-quiz.html"))
}

#[test]
fn it_is_a_quiz_whose_questions_are_named_by_their_page() {
    let page = page();
    assert_eq!(values(&page, "gf-quiz", "data-lesson"), ["closing-quiz"]);
    let names = ["closing-quiz/both", "closing-quiz/home"];
    assert_eq!(values(&page, "gf-quiz > .q", "data-id"), names);
    let ids = ["q-closing-quiz-both", "q-closing-quiz-home"];
    assert_eq!(values(&page, "gf-quiz > .q", "id"), ids);
    assert_eq!(values(&page, ".q-number", ""), ["Question 1", "Question 2"]);
    assert_eq!(values(&page, ".q-right", "data-key"), ["3000", "`join!`"]);
    let code = "#q-closing-quiz-both .q-ask code.language-rust";
    assert_eq!(values(&page, code, "").len(), 1);
}

#[test]
fn each_answer_leads_to_the_heading_that_teaches_it() {
    let page = page();
    let places = ["lesson-01.html#why-it-is-so", "lesson-01.html#shopping"];
    assert_eq!(values(&page, ".q", "data-see"), places);
    assert_eq!(values(&page, ".q-answer > .q-see > a", "href"), places);
    let words = ["Lesson 01: Why it is so", "Lesson 01: Shopping"];
    assert_eq!(values(&page, ".q-answer > .q-see", ""), words);
    // The same on paper; and what a question says of its chapter leads there as well.
    assert_eq!(values(&page, ".answers .q-see > a", "href"), places);
    assert_eq!(values(&page, ".q-ask > p > a", "href"), ["lesson-01.html#why-it-is-so"]);
    assert_eq!(
        values(&page, ".q-see", "").len(),
        values(&page, ".q-answer .q-see, .answers .q-see", "").len()
    );
}

#[test]
fn a_lessons_own_quiz_leads_nowhere_as_it_stands_there() {
    let page = Html::parse_document(&Mini::closing().page());
    assert_eq!(values(&page, ".q-see", "").len(), 0);
    assert_eq!(values(&page, "gf-quiz", "data-lesson"), ["lesson-01"]);
}

#[test]
fn its_questions_are_counted() {
    let mini = Mini::closing();
    let workspace = syllabus::Workspace::find(&mini.path("")).unwrap();
    let figures = bookbinder::figures(&workspace, &crate::mini::scenes()).unwrap();
    assert_eq!((figures.lessons[0].closing, figures.lessons[0].quiz), (2, 7));
}

#[test]
fn ids_are_unique_in_print() {
    let mini = Mini::closing();
    mini.build().unwrap();
    let print = Html::parse_document(&mini.read("target/book/print.html"));
    let mut ids = values(&print, "[id]", "id");
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

/// Changes `old` to `new` and asserts that this is the only fault, on the line where `new` stands first.
#[track_caller]
fn refuses(old: &str, new: &str, words: &str) {
    assert!(CLOSING.contains(old), "{old}");
    let text = CLOSING.replacen(old, new, 1);
    let line = 1 + text[..text.find(new).unwrap()].matches('\n').count();
    let mini = Mini::closing();
    mini.write(FILE, &text);
    let refusal = mini.build().unwrap_err();
    assert_eq!(refusal.lines().count(), 1, "{refusal}");
    assert!(refusal.starts_with(&format!("{FILE}:{line}: {words}")), "line {line}: {refusal}");
}

#[test]
fn what_is_wrong_is_told_as_of_a_lessons_questions() {
    refuses(
        "answer = \"3 s\"",
        "answer = \"2 s\"",
        "the author believes \"2 s\", and the recording of errands played with bread 2 s, meat 3 s, \
         letter 1 s, eggs never says \"3 s\"",
    );
    refuses(
        "choice = \"5 s\"",
        "choice = \"3000 ms\"",
        "the wrong choice \"3 s\" is right: the recording",
    );
    refuses("scene = \"errands\"", "scene = \"erands\"", "lesson 01 has no scene \"erands\"");
    refuses(
        "see = \"shopping\"",
        "see = \"shoping\"",
        "book/src/lesson-01.md has no heading `shoping`; it has",
    );
    refuses(
        "code = \"src/lib.rs:shop\"",
        "code = \"src/lib.rs:shops\"",
        "crates/lesson-01/src/lib.rs has no anchor",
    );
    refuses(
        "tests/facts.rs:it_is_so",
        "tests/facts.rs:it_was_so",
        "nothing proves this: `tests/facts.rs:it_was_so`",
    );
    refuses("id = \"home\"", "id = \"both\" # again", "the id `both` is taken by line 3");
    refuses("kind = \"which\"", "kind = \"who\"", "there is no kind `who`");
    refuses(
        "because = \"Both",
        "becuase = 1\nbecause = \"Both",
        "there is no key `becuase` here; there are id, lesson, kind",
    );
}

#[test]
fn each_question_names_a_lesson_that_there_is() {
    let first = "lesson = \"lesson-01\"\nkind = \"when\"";
    let words = "`lesson` cannot be `lesson-02`; it is one of lesson-01";
    refuses(first, "lesson = \"lesson-02\"\nkind = \"when\"", words);
    refuses(first, "lesson = \"one\"\nkind = \"when\"", "`lesson` cannot be `one`");
    refuses(first, "lesson = 1\nkind = \"when\"", "`lesson` has to be a text");
    let without = CLOSING.replacen("lesson = \"lesson-01\"\n", "", 1);
    let mini = Mini::closing();
    mini.write(FILE, &without);
    assert_eq!(mini.build().unwrap_err(), format!("{FILE}:3: `lesson` is missing here"));
}

/// A lesson's own questions are about that lesson.
#[test]
fn a_lessons_questions_name_no_lesson() {
    let mini = Mini::closing();
    let file = "crates/lesson-01/questions.toml";
    mini.write(file, &mini.read(file).replacen("kind =", "lesson = \"lesson-01\"\nkind =", 1));
    let refusal = mini.build().unwrap_err();
    assert!(refusal.starts_with(&format!("{file}:4: there is no key `lesson` here")), "{refusal}");
}

#[test]
fn guesses_and_cards_are_the_lessons() {
    for list in ["guess", "card"] {
        let mini = Mini::closing();
        mini.append(FILE, &format!("\n[[{list}]]\nid = \"x\""));
        let line = 1 + CLOSING.lines().count() + 1;
        let words = format!("{FILE}:{line}: there is no key `{list}` here; there are quiz");
        assert_eq!(mini.build().unwrap_err(), words);
    }
}

#[test]
fn it_stands_once_on_a_page_of_its_own() {
    let page = "book/src/closing-quiz.md";
    let mini = Mini::closing();
    mini.write(page, "# Twenty questions\n");
    let words = "no chapter asks `both`: write {{#closing}} where it belongs, or remove it";
    assert_eq!(mini.build().unwrap_err(), format!("{FILE}:3: {words}"));

    for (line, words) in [
        ("{{#closing}}", "{{#closing}} stands in the book already: a question is placed once"),
        ("{{#closing lesson-01}}", "wrong arguments; write {{#closing}}"),
    ] {
        let mini = Mini::closing();
        mini.append(page, &format!("\n{line}"));
        assert_eq!(mini.build().unwrap_err(), format!("{page}:5: {words}"));
    }
    let own = "{{#closing}} needs a page of its own, outside of the lessons' chapters";
    assert!(Mini::refusal_of("{{#closing}}").ends_with(own));

    let mini = Mini::closing();
    std::fs::remove_file(mini.path(FILE)).unwrap();
    assert_eq!(mini.build().unwrap_err(), format!("{page}:3: {FILE} has no [[quiz]]"));
}
