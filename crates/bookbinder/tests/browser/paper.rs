//! In print a question is a question, its run is there, and its answer stands at the chapter's end.

use serde_json::json;

use crate::driver::Browser;

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
    // An answer without what is asked says nothing.
    assert_eq!(browser.shown("details.card > summary").await, [true; 6]);
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

/// Tables and code that are wider than paper.
pub async fn columns_that_are_lost(browser: &Browser) -> Vec<String> {
    // A4 with its margins.
    browser.screen(700, 1000).await;
    browser.on_paper(true).await;
    let lost = "return [...document.querySelectorAll('main :is(td, th, pre)')].filter((cell) =>
        cell.checkVisibility() && cell.getBoundingClientRect().right > innerWidth + 1)
        .map((cell) => cell.textContent.slice(0, 60))";
    let lost = browser.list(lost).await;
    browser.on_paper(false).await;
    lost.into_iter().map(|cell| format!("{cell} is lost on paper")).collect()
}

/// A run that is told in two places is printed in one.
pub async fn texts_that_stand_twice(browser: &Browser, name: &str) -> Vec<String> {
    if !["lesson-01.html", "lesson-03.html", "lesson-08.html", "print.html"].contains(&name) {
        return Vec::new();
    }
    browser.on_paper(true).await;
    let texts = "return [...document.querySelectorAll('.tl-steps')].filter((steps) => steps.checkVisibility())
        .map((steps) => steps.parentElement.textContent)";
    let texts = browser.list(texts).await;
    let different: std::collections::BTreeSet<_> = texts.iter().collect();
    let mut faults = Vec::new();
    if texts.is_empty() || different.len() != texts.len() {
        faults.push("a text stands twice on paper, or none does".to_owned());
    }
    browser.on_paper(false).await;
    let told = "const told = [...document.querySelectorAll('.told')];
        return [told.length, told.every((text) => getComputedStyle(text).display !== 'none')]";
    let told = browser.js(told).await;
    if name == "print.html" && told[0] == 0 {
        faults.push("nothing is told twice".to_owned());
    }
    if told[1] != true {
        faults.push("the screen has not all".to_owned());
    }
    faults
}
