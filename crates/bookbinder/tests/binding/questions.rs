//! Questions on a page: with a script, without one, and in print.

use std::collections::HashSet;

use scraper::{ElementRef, Html, Selector};

use crate::mini::{Mini, QUESTIONS};

fn all<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// The texts of all elements that match, each trimmed.
fn texts(page: &Html, selector: &str) -> Vec<String> {
    let text =
        |element: ElementRef<'_>| element.text().collect::<String>().trim().replace('\u{a0}', " ");
    all(page, selector).into_iter().map(text).collect()
}

/// An attribute of all elements that match; empty where it is missing.
fn values(page: &Html, selector: &str, attribute: &str) -> Vec<String> {
    let value = |element: ElementRef<'_>| element.attr(attribute).unwrap_or_default().to_owned();
    all(page, selector).into_iter().map(value).collect()
}

fn sorted(mut texts: Vec<String>) -> Vec<String> {
    texts.sort();
    texts
}

fn page() -> Html {
    Html::parse_document(&Mini::asking().page())
}

#[test]
fn a_chapter_gets_its_guesses_quiz_and_cards_in_their_order() {
    let page = page();
    assert_eq!(values(&page, "gf-guess > .q", "data-id"), ["lesson-01/home", "lesson-01/cut"]);
    assert_eq!(values(&page, "gf-quiz", "data-lesson"), ["lesson-01"]);
    let quiz = ["line", "next", "order", "ends", "bag", "fates", "which"];
    let names = quiz.map(|id| format!("lesson-01/{id}"));
    assert_eq!(values(&page, "gf-quiz[data-lesson=lesson-01] > .q", "data-id"), names);
    let kinds = ["when", "printed", "order", "order", "gets", "fate", "which"];
    assert_eq!(values(&page, "gf-quiz > .q", "data-kind"), kinds);
    assert_eq!(
        values(&page, "gf-cards[data-lesson=lesson-01] > details.card", "data-id"),
        ["lesson-01/lazy", "lesson-01/both"]
    );
    assert_eq!(all(&page, "section.q").len(), 9);
}

#[test]
fn every_choice_has_its_key_and_is_explained() {
    let page = page();
    for id in ["home", "cut", "line", "next", "order", "ends", "bag", "fates", "which"] {
        let q = format!("#q-lesson-01-{id}");
        let choices = values(&page, &format!("{q} > ol.q-choices > li"), "data-key");
        let right = values(&page, &format!("{q} > .q-answer > p.q-right"), "data-key");
        let wrong = values(&page, &format!("{q} > .q-answer > ul.q-why > li"), "data-key");
        assert_eq!((right.len(), wrong.len()), (1, 2), "{id}");
        assert_eq!(sorted(choices), sorted([right, wrong].concat()), "{id}");
    }
    let key = |id: &str| values(&page, &format!("#q-lesson-01-{id} .q-right"), "data-key").concat();
    assert_eq!(key("home"), "2000");
    assert_eq!(key("next"), "meat is in the bag");
    assert_eq!(key("ends"), r#"["bread","meat"]"#);
    assert_eq!(key("bag"), r#"["bread", "meat"]"#);
    assert_eq!(key("fates"), r#"{"bread":"finishes","letter":"runs on"}"#);
    assert_eq!(key("which"), "`try_join!`");
}

#[test]
fn orders_and_fates_say_what_there_is_to_place() {
    let page = page();
    let data = |id: &str, name| values(&page, &format!("#q-lesson-01-{id}"), name).concat();
    assert_eq!(
        data("order", "data-items"),
        r#"["bread is in the bag","home","meat is in the bag"]"#
    );
    assert_eq!(data("ends", "data-items"), r#"["bread","eggs","meat"]"#);
    assert_eq!(data("fates", "data-lanes"), r#"["bread","letter"]"#);
    let fates: Vec<String> = serde_json::from_str(&data("fates", "data-fates")).unwrap();
    assert!(fates.contains(&"cut off".to_owned()), "{fates:?}");
    assert_eq!(data("home", "data-items") + &data("home", "data-lanes"), "");
}

#[test]
fn a_guess_has_its_run_behind_it_and_a_quiz_has_none() {
    let page = page();
    assert_eq!(texts(&page, "#q-lesson-01-home > details > summary")[0], "Run it");
    assert_eq!(texts(&page, "#q-lesson-01-line > details > summary")[0], "Show the answer");
    let captions = texts(&page, ".q-run > figure.timeline > figcaption");
    assert_eq!(
        captions,
        ["Somebody for every fate.", "With bread 1 s fails, meat 2 s, letter 1.5 s, eggs never."]
    );
    // With that cast nothing is printed.
    assert_eq!(all(&page, ".q-run > figure.output").len(), 1);
    assert_eq!(all(&page, "gf-quiz .q-run").len(), 0);
    assert_eq!(texts(&page, "#q-lesson-01-home > .q-ask code.language-rust").len(), 1);
}

/// Nothing of an answer is outside of what is folded, but in the part for print.
#[test]
fn an_answer_is_folded() {
    let page = page();
    for selector in [".q-right", ".q-why", ".q-run", ".q-run svg"] {
        let folded = format!("details.q-answer {selector}");
        assert!(!all(&page, selector).is_empty(), "{selector}");
        assert_eq!(all(&page, selector).len(), all(&page, &folded).len(), "{selector}");
    }
    assert_eq!(all(&page, "details[open]").len(), 0);
}

#[test]
fn the_order_of_choices_says_nothing_and_stays() {
    let mini = Mini::asking();
    let (first, again) = (mini.page(), mini.page());
    assert_eq!(first, again);
    let page = Html::parse_document(&first);
    let mut places = HashSet::new();
    for question in all(&page, "section.q") {
        let id = question.attr("id").unwrap();
        let right = values(&page, &format!("#{id} .q-right"), "data-key").concat();
        let choices = values(&page, &format!("#{id} .q-choices > li"), "data-key");
        places.insert(choices.iter().position(|choice| *choice == right));
    }
    assert!(places.len() > 1 && !places.contains(&None), "{places:?}");
}

#[test]
fn questions_are_numbered_and_answered_once_more_at_the_end() {
    let page = page();
    assert_eq!(texts(&page, "gf-guess .q-number"), ["Guess 1", "Guess 2"]);
    assert_eq!(texts(&page, "gf-quiz .q-number")[6], "Question 7");
    let answers = texts(&page, "main > section.answers > ul > li > p:first-child");
    assert_eq!(answers.len(), 9);
    assert!(answers[0].starts_with("Guess 1. When is the caller home"), "{}", answers[0]);
    assert!(answers[2].starts_with("Question 1. When is the line printed?"), "{}", answers[2]);
    let first = texts(&page, ".answers > ul > li:first-child p:nth-child(2)");
    assert_eq!(first, ["2 s. Both errands overlap."]);
    assert_eq!(all(&page, ".answers > ul > li:first-child > ul > li").len(), 2);
    let without = Html::parse_document(&Mini::new().page());
    assert_eq!(all(&without, ".answers").len(), 0);
}

/// What explains a question is a heading of the page that it names.
#[test]
fn what_explains_a_question_is_there() {
    let mini = Mini::asking();
    let chapter = mini.read("book/src/lesson-01.md");
    let headings = "## `join!` & *why*: \"so\"?\n\n## Shopping\n\n## Named {#its-name}\n\n";
    mini.write("book/src/lesson-01.md", &chapter.replace("## Why", &format!("{headings}## Why")));
    for see in ["join--why-so", "shopping", "shopping-1", "its-name", "why-it-is-so"] {
        let file = "crates/lesson-01/questions.toml";
        mini.write(
            file,
            &QUESTIONS.replacen("why-it-is-so\"\n\n[[g", &format!("{see}\"\n\n[[g"), 1),
        );
        let page = Html::parse_document(&mini.page());
        let sees = values(&page, "#q-lesson-01-home", "data-see");
        assert_eq!(sees, [format!("lesson-01.html#{see}")]);
        assert_eq!(all(&page, &format!(":is(h1, h2)#{see}")).len(), 1, "{see}");
    }
}

#[test]
fn practice_has_every_lessons_quiz_and_cards() {
    let mini = Mini::asking();
    mini.append("book/src/index.md", "\n{{#practice}}");
    mini.build().unwrap();
    let page = Html::parse_document(&mini.read("target/book/index.html"));
    let section = "gf-practice > section.practice[data-lesson=lesson-01]";
    assert_eq!(values(&page, section, "data-title"), ["Shopping"]);
    assert_eq!(all(&page, &format!("{section} > .q")).len(), 7);
    assert_eq!(all(&page, &format!("{section} > details.card")).len(), 2);
    assert_eq!(all(&page, ".q-number, .answers").len(), 0);
    // A link to a place in the chapter leads there from here as well.
    let links = values(&page, ".card-back a", "href");
    assert_eq!(links, ["lesson-01.html#why-it-is-so"]);
}

#[test]
fn ids_are_unique_in_the_chapter_and_in_print() {
    let mini = Mini::asking();
    mini.append("book/src/index.md", "\n{{#practice}}");
    mini.build().unwrap();
    for file in ["lesson-01", "index", "print"] {
        let page = Html::parse_document(&mini.read(&format!("target/book/{file}.html")));
        let ids = sorted(values(&page, "[id]", "id"));
        let mut once = ids.clone();
        once.dedup();
        assert_eq!(ids, once, "{file}");
    }
}

/// Whatever stands directly above and below: the blocks begin and end where they should.
#[test]
fn a_question_needs_no_blank_lines_around_it() {
    let mini = Mini::asking();
    let chapter = mini.read("book/src/lesson-01.md");
    let tight = chapter.replace(
        "{{#guess home}}\n{{#guess cut}}",
        "above\n{{#guess home}}\n*below*\n{{#guess cut}}",
    );
    let tight =
        tight.replace("{{#quiz}}\n\n{{#cards}}\n", "- a list\n{{#quiz}}\n{{#cards}}\n*last*\n");
    assert_ne!(tight, chapter);
    mini.write("book/src/lesson-01.md", &tight);
    let page = Html::parse_document(&mini.page());
    assert_eq!(all(&page, "main > gf-guess > section.q").len(), 2);
    assert_eq!(all(&page, "main > gf-quiz > section.q").len(), 7);
    assert_eq!(all(&page, "main > gf-cards > details.card").len(), 2);
    assert_eq!(texts(&page, "main > p > em"), ["below", "last"]);
}

/// What authors write cannot break the page, in whatever field it stands.
#[test]
fn text_is_escaped_and_markdown_is_not_read_twice() {
    let mini = Mini::asking();
    let text = QUESTIONS
        .replace(
            "answer = \"2 s\"\nbecause = \"Both",
            "answer = \"2 s\"\nbecause = \"`<b>&\\\"'` \\\\*a\\\\* Both",
        )
        .replace("choice = \"home\"", "choice = \"<i>\\\"&' *x* {{#quiz}}\"");
    mini.write("crates/lesson-01/questions.toml", &text);
    let page = Html::parse_document(&mini.page());
    let right = texts(&page, "#q-lesson-01-home .q-right");
    assert_eq!(right, ["2 s. <b>&\"' *a* Both errands overlap."]);
    let choices = "#q-lesson-01-next .q-choices > li";
    assert!(texts(&page, choices).contains(&"<i>\"&' *x* {{#quiz}}".to_owned()));
    assert!(values(&page, choices, "data-key").contains(&"<i>\"&' *x* {{#quiz}}".to_owned()));
}
