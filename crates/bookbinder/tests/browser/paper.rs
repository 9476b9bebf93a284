//! In print a question is a question, its run is there, and its answer stands at the chapter's end.

use serde_json::json;

use crate::driver::Browser;
use crate::pages::page_names;

pub async fn questions_are_printed_with_their_runs_and_the_answers_at_the_end(browser: Browser) {
    browser.open("a-chapter.html").await;
    assert_eq!(browser.shown(".answers").await, [false], "on the screen");
    browser.on_paper(true).await;
    assert_eq!(browser.shown(".answers").await, [true]);
    for (what, count, is_shown) in [
        (".q-ask", 11, true),
        (".q-choices > li", 33, true),
        (".q-run svg.tl", 5, true),
        (".q-right, .q-why", 22, false),
        ("details.card > .card-back", 3, true),
    ] {
        assert_eq!(browser.shown(what).await, vec![is_shown; count], "{what}");
    }
    let tools = browser.shown("main :is(form, button, input, select, [role=status], .deck)").await;
    assert!(!tools.is_empty() && !tools.contains(&true), "{tools:?}");
}

pub async fn the_practice_page_is_printed_whole(browser: Browser) {
    browser.open("a-practice.html").await;
    browser.on_paper(true).await;
    assert_eq!(browser.shown(".q-ask").await, [true; 12]);
    assert_eq!(browser.shown(".card-back").await, [true; 6]);
}

pub async fn dark_pages_are_printed_light(browser: Browser) {
    browser.open("lesson-01.html").await;
    let themes = "const page = document.documentElement;
        page.classList.replace('light', 'coal');
        dispatchEvent(new Event('beforeprint'));
        const paper = page.classList.contains('light');
        dispatchEvent(new Event('afterprint'));
        return [paper, page.classList.contains('coal')];";
    assert_eq!(browser.js(themes).await, json!([true, true]), "light on paper, then dark again");
}

pub async fn no_column_of_a_table_is_lost_on_paper(browser: Browser) {
    // A4 with its margins.
    browser.screen(700, 1000).await;
    let mut faults = Vec::new();
    for name in page_names(&browser.pages) {
        browser.open(&name).await;
        browser.on_paper(true).await;
        let lost = "return [...document.querySelectorAll('main :is(td, th, pre)')].filter((cell) =>
            cell.checkVisibility() && cell.getBoundingClientRect().right > innerWidth + 1)
            .map((cell) => cell.textContent.slice(0, 60))";
        let lost = browser.js(lost).await;
        if lost != json!([]) {
            faults.push(format!("{name}: {lost}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

pub async fn the_text_of_a_run_is_printed_once(browser: Browser) {
    for name in ["lesson-01.html", "lesson-03.html", "lesson-08.html", "print.html"] {
        browser.open(name).await;
        browser.on_paper(true).await;
        let texts = "return [...document.querySelectorAll('.tl-steps')].filter((steps) => steps.checkVisibility())
            .map((steps) => steps.parentElement.textContent)";
        let texts: Vec<String> = serde_json::from_value(browser.js(texts).await).unwrap();
        let different: std::collections::BTreeSet<_> = texts.iter().collect();
        assert!(!texts.is_empty() && different.len() == texts.len(), "{name}: a text stands twice");
        browser.on_paper(false).await;
        let folds = browser.js("return document.querySelectorAll('.told').length").await;
        assert!(name != "print.html" || folds.as_u64() > Some(0), "nothing is told twice: {folds}");
        let shown = "return [...document.querySelectorAll('.told')]
            .every((text) => getComputedStyle(text).display !== 'none')";
        assert_eq!(browser.js(shown).await, json!(true), "{name}: the screen has them all");
    }
}
