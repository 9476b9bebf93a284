//! What each directive puts into the page, in a small course of its own.

use crate::mini::Mini;
use scraper::{Html, Selector};

/// The texts of all elements that match, each trimmed.
fn texts(page: &str, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let page = Html::parse_document(page);
    let texts = page.select(&selector).map(|element| element.text().collect::<String>());
    texts.map(|text| text.trim().replace('\u{a0}', " ")).collect()
}

#[test]
fn code_is_dedented_unmarked_and_captioned() {
    let page = Mini::new().page();
    let code = texts(&page, "figure.listing code.language-rust");
    assert_eq!(code[1], "list.first().copied()");
    assert!(code[0].starts_with("/// Buys `bread`.\npub fn shop<'a>"), "{}", code[0]);
    assert!(!page.contains("ANCHOR"));
    let captions = texts(&page, "figure.listing figcaption");
    assert_eq!(captions[2], "crates/lesson-01/src/lib.rs");
}

#[test]
fn code_without_an_anchor_is_the_whole_file() {
    let mini = Mini::new();
    mini.append("book/src/lesson-01.md", "\n{{#code exercises/lesson-01/lesson.toml}}");
    let code = texts(&mini.page(), "code.language-toml");
    assert!(code[0].starts_with("[[exercise]]"), "{}", code[0]);
}

#[test]
fn a_table_shows_the_named_columns() {
    let mini = Mini::new();
    mini.write("crates/x.tsv", "a\tb\n1\t`x_y`\n");
    mini.append("book/src/lesson-01.md", "\n{{#table crates/x.tsv b}}");
    let page = mini.page();
    assert!(texts(&page, "td").contains(&"x_y".to_owned()));
    assert!(!texts(&page, "th").contains(&"a".to_owned()));
}

#[test]
fn twins_stand_in_one_block_under_their_heads() {
    let page = Mini::new().page();
    let heads = texts(&page, ".twins > figure.listing > figcaption > strong");
    assert_eq!(heads, ["asyncio", "tokio"]);
    let code = texts(&page, ".twins > figure code");
    assert!(code.contains(&"await shop()".to_owned()), "{code:?}");
}

#[test]
fn output_has_virtual_times() {
    let page = Mini::new().page();
    let outputs = texts(&page, "figure.output code");
    assert_eq!(outputs[0], "1 s  home with <bread>");
}

#[test]
fn a_timeline_has_drawing_caption_steps_and_table() {
    let page = Mini::new().page();
    assert_eq!(texts(&page, "figure.timeline figcaption")[0], "Bread & a <word>.");
    assert_eq!(texts(&page, "figure.timeline svg > title")[0], "Bread & a <word>.");
    assert_eq!(texts(&page, "figure.timeline details > summary")[0], "As text");
    let steps = texts(&page, "figure.timeline ol > li");
    assert!(steps[0].starts_with("0 ms caller started"), "{steps:?}");
    let row = texts(&page, "figure.timeline tbody > tr:nth-child(2) > td");
    assert_eq!(row[..3], ["bread", "0 ms", "1 s"]);
}

#[test]
fn compared_drawings_share_the_longer_scale() {
    let page = Mini::new().page();
    let ends = texts(&page, ".compare figure:first-child svg text");
    assert!(ends.contains(&"3 s".to_owned()), "{ends:?}");
}

#[test]
fn ids_are_unique_across_the_page() {
    let page = Html::parse_document(&Mini::new().page());
    let all = Selector::parse("[id]").unwrap();
    let mut ids: Vec<_> = page.select(&all).filter_map(|element| element.value().id()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn a_compile_error_is_shown_with_its_message() {
    let page = Mini::new().page();
    assert_eq!(texts(&page, "figure.refused code.language-rust"), ["fn main() { 1 }"]);
    assert_eq!(texts(&page, "figure.output code").last().unwrap(), "error[E0308]: <no>");
}

#[test]
fn exercises_and_minutes_come_from_the_syllabus() {
    let mini = Mini::new();
    mini.append("book/src/lesson-01.md", "\n{{#minutes}}");
    mini.append("book/src/index.md", "\n{{#minutes lesson-01}}\n\n{{#timeline lesson-01/quiet}}");
    let page = mini.page();
    let list = texts(&page, "main ol > li").join(" ");
    for part in ["Shop again", "7 minutes", "exercises/lesson-01/again.rs", "check again"] {
        assert!(list.contains(part), "{part} in {list}");
    }
    assert_eq!(texts(&page, "main p")[0], "It takes 42 minutes.");
    assert_eq!(texts(&page, "p.minutes"), ["42 minutes"]);
    assert_eq!(texts(&mini.read("target/book/index.html"), "p.minutes"), ["42 minutes"]);
}

#[test]
fn a_backslash_shows_the_directive_itself() {
    let mini = Mini::new();
    mini.append("book/src/lesson-01.md", "\n`\\{{#timeline shopping}}`");
    assert!(texts(&mini.page(), "main p > code").contains(&"{{#timeline shopping}}".to_owned()));
}

#[test]
fn a_clone_with_the_line_ends_of_windows_gives_the_same_page() {
    let page = Mini::new().page();
    let mini = Mini::new();
    mini.end_lines_as_windows();
    assert_eq!(mini.page(), page);
}

/// A teacher keeps the address of a drawing.
#[test]
fn the_address_of_a_drawing_does_not_change_with_those_before_it() {
    let ids = |mini: &Mini| {
        let page = mini.page();
        let figures = page.split("<figure class=\"timeline\" id=\"").skip(1);
        figures.map(|rest| rest.split('"').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let mini = Mini::new();
    let (shopping, quiet) = ("run-lesson-01-shopping", "run-lesson-01-quiet");
    let again = [shopping, quiet].map(|id| format!("{id}-2"));
    // One by itself, and two that are compared.
    assert_eq!(ids(&mini), [shopping, &again[0], quiet]);
    let chapter = mini.read("book/src/lesson-01.md");
    let (title, rest) = chapter.split_once('\n').unwrap();
    mini.write("book/src/lesson-01.md", &format!("{title}\n\n{{{{#timeline quiet}}}}\n{rest}"));
    assert_eq!(ids(&mini), [quiet, shopping, &again[0], &again[1]]);
}
