//! Questions as data: what a page gets of them.

use scraper::{Html, Selector};

use crate::mini::Mini;

/// How often this occurs.
fn count(page: &Html, selector: &str) -> usize {
    page.select(&Selector::parse(selector).unwrap()).count()
}

#[test]
fn a_chapter_gets_its_guesses_quiz_cards_and_their_answers() {
    let page = Html::parse_document(&Mini::asking().page());
    for (selector, wanted) in [
        ("gf-guess > .q", 2),
        ("gf-quiz > .q", 7),
        ("gf-cards > details.card", 2),
        (".answers > ul > li", 9),
    ] {
        assert_eq!(count(&page, selector), wanted, "{selector}");
    }
}
